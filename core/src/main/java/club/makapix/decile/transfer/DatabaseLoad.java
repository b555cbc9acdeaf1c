package club.makapix.decile.transfer;

import club.makapix.decile.schema.DatabaseException;
import club.makapix.decile.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** Loads a database in one transaction: checks, empties, fills, checks again, commits. */
final class DatabaseLoad {
    private final Transfer transfer;
    private final Connection connection;
    private final Admission admission;
    private final Duration lockTimeout;

    private DatabaseLoad(Transfer transfer, Connection connection, Admission admission, Duration lockTimeout) {
        this.transfer = transfer;
        this.connection = connection;
        this.admission = admission;
        this.lockTimeout = lockTimeout;
    }

    /** Finds out whether the target would be refused, and returns what it holds. */
    static TargetState check(Snapshot snapshot, DataSource target, Admission admission) {
        Connection connection = Connections.open(target, "the target");
        try {
            return admission.check(snapshot, connection).state();
        } catch (SQLException e) {
            throw Connections.refused("the target could not be checked", e);
        } finally {
            Connections.close(connection);
        }
    }

    static TransferReport run(Transfer transfer, DataSource target, Admission admission, Duration lockTimeout) {
        long start = System.nanoTime();
        Connection connection = Connections.open(target, "the target");
        try {
            return new DatabaseLoad(transfer, connection, admission, lockTimeout).run(start);
        } finally {
            Connections.close(connection);
        }
    }

    private TransferReport run(long start) {
        TransferReports reports = load();
        commit();
        return reports.finish(start);
    }

    private TransferReports load() {
        Cancellation cancellation = transfer.cancellation();
        try {
            TransferReports reports = cancellation.during(() -> Connections.cancelQuery(connection), this::replace);
            cancellation.check();
            return reports;
        } catch (SQLException e) {
            cancellation.check();
            throw Connections.refused("the target refused, and is as it was", e);
        } catch (DatabaseException e) {
            cancellation.check();
            throw Connections.leaving("the target is as it was", e);
        }
    }

    private void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw Connections.refused(
                    Refusal.of(e).isAboutConnection()
                            ? "the target was lost while it committed; it has all old rows or all new ones"
                            : "the target refused, and is as it was",
                    e);
        }
    }

    private TransferReports replace() throws SQLException {
        connection.setAutoCommit(false);
        SessionSettings.apply(connection, lockTimeout, Duration.ZERO);
        Site site = admission.check(transfer.snapshot(), connection);
        List<TablePassage> passages = transfer.passages(site.tried(transfer.schema()));
        if (!site.placement().sources().isEmpty()) {
            Reach.check(connection, site.placement(), passages);
        }
        SequencePositions sequences = SequencePositions.read(transfer.snapshot());
        Progression progression = new Progression(
                transfer.listener(),
                passages.stream()
                        .map(passage -> site.placement().of(passage.table()))
                        .toList());
        TransferReports reports = new TransferReports(transfer, site.name(), DdlTreatment.OWN);
        TargetTables tables = TargetTables.of(connection, site);
        tables.lock();
        read(passages, streams -> fill(site, tables, streams, progression)).forEach(reports::add);
        sequences.at(site.placement()).apply(connection);
        return reports;
    }

    private List<TableStream> read(List<TablePassage> passages, Filling filling) throws SQLException {
        List<TableStream> streams = TableStream.of(passages, RowOrder.STORED, CopyFormat.BINARY);
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

    private void fill(Site site, TargetTables tables, List<TableStream> streams, Progression progression)
            throws SQLException {
        TargetRelations relations = TargetRelations.read(connection, site.tables());
        Obstacles obstacles = Obstacles.read(connection, relations);
        progression.expect(obstacles.all());
        obstacles.suspend();
        tables.empty();
        for (TableStream stream : streams) {
            load(stream, site.placement().of(stream.table()), progression);
        }
        obstacles.restore(obstacle -> {
            transfer.cancellation().check();
            progression.restoring(obstacle);
        });
    }

    private void load(TableStream stream, Table table, Progression progression) {
        try (CopySink sink = CopySink.open(connection, table, stream)) {
            sink.drain(progression);
        }
        Recomputation.run(connection, stream, table);
        progression.loaded(table, stream.pipe());
    }
}
