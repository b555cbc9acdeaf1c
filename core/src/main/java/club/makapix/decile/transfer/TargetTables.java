package club.makapix.decile.transfer;

import club.makapix.decile.schema.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/** Locks and empties those tables of a target that the source has too. */
final class TargetTables {
    private final Connection connection;
    private final String names;

    private TargetTables(Connection connection, String names) {
        this.connection = connection;
        this.names = names;
    }

    /** Names each table as the target has it: without those that inherit from it, for each of them has a say of its own. */
    static TargetTables of(Connection connection, Site site) {
        String names = site.tables().stream()
                .map(table -> site.schema().table(table.name()).ownRows())
                .collect(Collectors.joining(", "));
        return new TargetTables(connection, names);
    }

    /**
     * Keeps everybody else out until the end of the transaction.
     *
     * @throws TransferException if somebody uses one of the tables for longer than the lock is waited for
     * @throws DatabaseException if the server refuses
     */
    void lock() {
        try {
            execute("lock table " + names + " in access exclusive mode");
        } catch (SQLException e) {
            DatabaseException refused = Connections.refused("the target's tables could not be locked", e);
            if (refused.sqlState().equals("55P03")) {
                throw new TransferException(
                        "the target's tables are in use by other sessions; stop the application and try again",
                        refused);
            }
            throw refused;
        }
    }

    void empty() throws SQLException {
        execute("truncate " + names);
    }

    private void execute(String sql) throws SQLException {
        if (!names.isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
