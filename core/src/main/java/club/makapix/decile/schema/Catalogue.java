package club.makapix.decile.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** Runs the catalogue queries that stand beside this class as {@code *.sql}. */
final class Catalogue {
    static {
        // jOOQ greets on the log at its first use; a library keeps silent
        keepSilent("org.jooq.no-logo");
        keepSilent("org.jooq.no-tips");
    }

    private final DSLContext database;

    Catalogue(Connection connection) {
        this.database = DSL.using(connection, SQLDialect.POSTGRES);
    }

    private static void keepSilent(String greeting) {
        if (System.getProperty(greeting) == null) {
            System.setProperty(greeting, "true");
        }
    }

    /**
     * Runs a reading with an empty search path, so that the server spells types and expressions with their schema, the same
     * for every role; the session's own path is put back.
     */
    <T> T qualified(Supplier<T> reading) {
        String path = setting("select pg_catalog.current_setting('search_path')");
        setting("select pg_catalog.set_config('search_path', '', false)");
        try {
            return reading.get();
        } finally {
            restore(path);
        }
    }

    List<CatalogueRow> query(String name) {
        try (ResultSet result = database.resultQuery(sql(name)).fetchResultSet()) {
            return CatalogueRow.all(result);
        } catch (SQLException | DataAccessException e) {
            throw refused(name, e);
        }
    }

    private String setting(String sql) {
        try {
            return String.valueOf(database.fetchValue(sql));
        } catch (DataAccessException e) {
            throw refused("search path", e);
        }
    }

    /** A transaction that failed takes the setting back by itself when it ends. */
    private void restore(String path) {
        try {
            database.fetchValue("select pg_catalog.set_config('search_path', ?, false)", path);
        } catch (DataAccessException e) {
            System.getLogger(Catalogue.class.getName()).log(System.Logger.Level.DEBUG, "search path not restored");
        }
    }

    private static DatabaseException refused(String name, Exception refusal) {
        SQLException cause = refusal instanceof SQLException direct
                ? direct
                : refusal.getCause() instanceof SQLException wrapped ? wrapped : new SQLException(refusal.getMessage());
        return new DatabaseException(
                "the catalogue could not be read (%s): %s".formatted(name, cause.getMessage()), cause);
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
