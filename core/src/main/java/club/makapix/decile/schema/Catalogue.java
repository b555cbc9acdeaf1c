package club.makapix.decile.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** Runs the catalogue queries that stand beside this class as {@code *.sql}. */
final class Catalogue {
    static {
        // jOOQ greets on the log at its first use; a library keeps silent
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private final DSLContext database;

    Catalogue(Connection connection) {
        this.database = DSL.using(connection, SQLDialect.POSTGRES);
    }

    List<Record> query(String name) {
        try {
            return List.copyOf(database.resultQuery(sql(name)).fetch());
        } catch (DataAccessException e) {
            SQLException cause = e.getCause() instanceof SQLException sql ? sql : new SQLException(e.getMessage());
            throw new DatabaseException(
                    "the catalogue could not be read (%s): %s".formatted(name, cause.getMessage()), cause);
        }
    }

    private static String sql(String name) {
        try (InputStream file =
                Objects.requireNonNull(Catalogue.class.getResourceAsStream(name + ".sql"), "no query " + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
