package club.makapix.decile.transfer;

import club.makapix.decile.schema.DatabaseException;
import club.makapix.decile.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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
            commit();
            return reports.finish(start);
        } catch (SQLException e) {
            cancellation.check();
            throw Connections.refused("the target refused, and is as it was", e);
        } catch (DatabaseException e) {
            cancellation.check();
            throw e;
        }
    }

    private void commit() throws SQLException {
        try {
            connection.commit();
        } catch (SQLException e) {
            if (Refusal.of(e).isAboutConnection()) {
                throw Connections.refused(
                        "the target was lost while it committed; it has all old rows or all new ones", e);
            }
            throw e;
        }
    }

    private TransferReports replace() throws SQLException {
        connection.setAutoCommit(false);
        SessionSettings.apply(connection, lockTimeout, Duration.ZERO);
        DatabaseIdentity target = DatabaseIdentity.read(connection);
        Guard.check(transfer.snapshot().identity(), target, named);
        Schema schema = Schema.read(connection);
        Drift.check(transfer.schema(), schema);
        List<TablePassage> passages = transfer.passages();
        SequencePositions sequences = SequencePositions.read(transfer.snapshot());
        Progression progression = new Progression(transfer.listener(), passages.size());
        TransferReports reports = new TransferReports(transfer, target.toString());
        TargetTables tables = TargetTables.of(connection, transfer.schema().tables(), schema);
        tables.lock();
        read(passages, streams -> fill(tables, streams, progression)).forEach(reports::add);
        sequences.apply(connection);
        return reports;
    }

    private List<TableStream> read(List<TablePassage> passages, Filling filling) throws SQLException {
        List<TableStream> streams = passages.stream().map(TableStream::new).toList();
        try (Readers readers = Readers.start(transfer.snapshot(), streams)) {
            return transfer.cancellation().during(() -> readers.fail(Cancellation.exception()), () -> {
                filling.fill(streams);
                return streams;
            });
        }
    }

    @FunctionalInterface
    private interface Filling {
        void fill(List<TableStream> streams) throws SQLException;
    }

    private void fill(TargetTables tables, List<TableStream> streams, Progression progression) throws SQLException {
        TargetRelations relations =
                TargetRelations.read(connection, List.copyOf(transfer.schema().tables()));
        Obstacles obstacles = Obstacles.read(connection, relations);
        obstacles.suspend();
        tables.empty();
        for (TableStream stream : streams) {
            load(stream, progression);
        }
        obstacles.restore(obstacle -> {
            transfer.cancellation().check();
            progression.restoring(obstacle);
        });
    }

    private void load(TableStream stream, Progression progression) {
        try (CopySink sink = CopySink.open(connection, stream.table(), stream.columns())) {
            sink.drain(stream, progression);
        }
        progression.loaded(stream.table(), stream.pipe());
    }
}
