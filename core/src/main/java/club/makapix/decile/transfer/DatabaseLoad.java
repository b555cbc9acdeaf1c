package club.makapix.decile.transfer;

import club.makapix.decile.schema.DatabaseException;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Loads a database in one transaction: checks, empties, fills, checks again, commits. */
final class DatabaseLoad {
    private final Transfer transfer;
    private final Connection connection;
    private final Optional<String> named;
    private final Duration lockTimeout;

    DatabaseLoad(Transfer transfer, Connection connection, Optional<String> named, Duration lockTimeout) {
        this.transfer = transfer;
        this.connection = connection;
        this.named = named;
        this.lockTimeout = lockTimeout;
    }

    TransferReport run(long start) {
        Cancellation cancellation = transfer.cancellation();
        try {
            TransferReports reports = cancellation.during(() -> Connections.cancelQuery(connection), this::replace);
            cancellation.check();
            connection.commit();
            return reports.finish(start);
        } catch (SQLException e) {
            cancellation.check();
            throw Connections.refused("the target refused, and is as it was", e);
        } catch (DatabaseException e) {
            cancellation.check();
            throw e;
        }
    }

    private TransferReports replace() throws SQLException {
        connection.setAutoCommit(false);
        SessionSettings.apply(connection, lockTimeout, Duration.ZERO);
        DatabaseIdentity target = DatabaseIdentity.read(connection);
        Guard.check(transfer.snapshot().identity(), target, named);
        Drift.check(transfer.schema(), Schema.read(connection));
        List<TablePassage> passages = transfer.passages();
        SequencePositions sequences = SequencePositions.read(transfer.snapshot());
        Progression progression = new Progression(transfer.listener(), passages.size());
        TransferReports reports = new TransferReports(transfer, target.toString());
        replace(passages, sequences, progression, reports);
        return reports;
    }

    private void replace(
            List<TablePassage> passages, SequencePositions sequences, Progression progression, TransferReports reports)
            throws SQLException {
        List<Table> tables = List.copyOf(transfer.schema().tables());
        lock(tables);
        List<TableStream> streams = passages.stream().map(TableStream::new).toList();
        try (Readers readers = Readers.start(transfer.snapshot(), streams)) {
            transfer.cancellation().during(() -> readers.fail(Cancellation.exception()), () -> {
                fill(tables, streams, progression);
                return streams;
            });
        }
        streams.forEach(reports::add);
        sequences.apply(connection);
    }

    private void fill(List<Table> tables, List<TableStream> streams, Progression progression) throws SQLException {
        TargetRelations relations = TargetRelations.read(connection, tables);
        Obstacles obstacles = Obstacles.read(connection, relations);
        obstacles.suspend();
        empty(tables);
        for (TableStream stream : streams) {
            load(stream, progression);
        }
        obstacles.restore(obstacle -> {
            transfer.cancellation().check();
            progression.restoring(obstacle);
        });
    }

    private void lock(List<Table> tables) {
        if (tables.isEmpty()) {
            return;
        }
        try {
            execute("lock table " + names(tables) + " in access exclusive mode");
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

    private void empty(List<Table> tables) throws SQLException {
        if (!tables.isEmpty()) {
            execute("truncate " + names(tables));
        }
    }

    /** An ordinary table is named without those that inherit from it: each of them has a say of its own. */
    private static String names(List<Table> tables) {
        return tables.stream()
                .map(table ->
                        (table.isPartitioned() ? "" : "only ") + table.name().quoted())
                .collect(Collectors.joining(", "));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void load(TableStream stream, Progression progression) {
        try (CopySink sink = CopySink.open(connection, stream.table(), stream.columns())) {
            sink.drain(stream, progression);
        }
        progression.loaded(stream.table(), stream.pipe());
    }
}
