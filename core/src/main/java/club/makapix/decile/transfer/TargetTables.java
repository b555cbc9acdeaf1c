package club.makapix.decile.transfer;

import club.makapix.decile.schema.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/** Locks and empties those tables of a target that the source has too. */
final class TargetTables {
    private final Connection connection;
    private final List<String> names;
    private final String ownRows;

    private TargetTables(Connection connection, List<String> names, String ownRows) {
        this.connection = connection;
        this.names = names;
        this.ownRows = ownRows;
    }

    /** Names each table as the target has it: without those that inherit from it, for each of them has a say of its own. */
    static TargetTables of(Connection connection, Site site) {
        String ownRows = site.tables().stream()
                .map(table -> site.schema().table(table.name()).ownRows())
                .collect(Collectors.joining(", "));
        List<String> names =
                site.tables().stream().map(table -> table.name().quoted()).toList();
        return new TargetTables(connection, names, ownRows);
    }

    /**
     * Keeps everybody else out until the end of the transaction.
     *
     * @throws TransferException if somebody uses one of the tables for longer than the lock is waited for
     * @throws DatabaseException if the server refuses
     */
    void lock() throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            execute("lock table " + ownRows + " in access exclusive mode");
        } catch (SQLException e) {
            DatabaseException refused = Connections.refused("the target's tables could not be locked", e);
            if (!Refusal.of(e).isAboutLocks()) {
                throw refused;
            }
            connection.rollback(before);
            throw new TransferException(
                    "the target's tables are in use by %s; stop the application and try again"
                            .formatted(LockHolders.inWords(LockHolders.of(connection, names))),
                    refused);
        }
    }

    void empty() throws SQLException {
        execute("truncate " + ownRows);
    }

    private void execute(String sql) throws SQLException {
        if (!names.isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
