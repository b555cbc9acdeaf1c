package club.makapix.decile.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Gives a new database what the old one has as a whole, besides its content. */
final class DatabaseProperties {
    private final Connection admin;
    private final String old;

    DatabaseProperties(Connection admin, String old) {
        this.admin = admin;
        this.old = old;
    }

    /** Returns encoding, locale and tablespace as CREATE DATABASE takes them; empty where there is no old database. */
    String options() throws SQLException {
        return String.join("", read("database-options.sql", old));
    }

    /** Gives the other database owner, comment, connection limit, privileges and settings, in the transaction at hand. */
    void passTo(String next) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String sql : read("database-properties.sql", old, next)) {
                statement.execute(sql);
            }
        }
    }

    private List<String> read(String query, String... parameters) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (PreparedStatement statement = admin.prepareStatement(Resource.text(query))) {
            for (int parameter = 0; parameter < parameters.length; parameter++) {
                statement.setString(parameter + 1, parameters[parameter]);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    lines.add(row.getString(1));
                }
            }
        }
        return lines;
    }
}
