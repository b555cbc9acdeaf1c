package club.makapix.decile.sampling.rehearsal;

import club.makapix.decile.schema.DatabaseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/** Reads the small results that a rehearsal asks for. */
final class Queries {
    private Queries() {}

    /** Makes a value of the row that the result stands at. */
    @FunctionalInterface
    interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    static Connection open(DataSource database, String role) {
        try {
            return database.getConnection();
        } catch (SQLException e) {
            throw new DatabaseException(role + " could not be reached: " + Refusals.reason(e), e);
        }
    }

    /** Returns the text of the query that stands beside this class. */
    static String text(String name) {
        try (InputStream file =
                Objects.requireNonNull(Queries.class.getResourceAsStream(name + ".sql"), "no query " + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> List<T> list(Connection connection, String sql, RowMapper<T> mapper, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int position = 0; position < parameters.length; position++) {
                statement.setObject(position + 1, parameters[position]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(mapper.map(rows));
                }
                return found;
            }
        }
    }

    static long number(Connection connection, String sql) throws SQLException {
        return list(connection, sql, row -> row.getLong(1)).get(0);
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Returns an array's elements as text; none for SQL NULL. */
    static List<String> strings(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        List<String> strings = new ArrayList<>();
        if (array != null) {
            for (Object element : (Object[]) array.getArray()) {
                strings.add(String.valueOf(element));
            }
        }
        return strings;
    }
}
