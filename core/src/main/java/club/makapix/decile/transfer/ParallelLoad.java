package club.makapix.decile.transfer;

import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.Table;
import club.makapix.decile.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;

/** Builds and fills a database that nobody uses yet, over several connections and in many transactions. */
final class ParallelLoad {
    private final Transfer transfer;
    private final DataSource target;
    private final int workers;

    ParallelLoad(Transfer transfer, DataSource target, int workers) {
        this.transfer = transfer;
        this.target = target;
        this.workers = workers;
    }

    TransferReports run(Definitions definitions, String name) {
        List<TablePassage> passages = transfer.passages(transfer.schema());
        SequencePositions sequences = SequencePositions.read(transfer.snapshot());
        Obstacles obstacles = connected(connection -> {
            build(connection, definitions.ddl().orElseThrow());
            return suspend(connection);
        });
        TransferReports reports = new TransferReports(transfer, name, definitions.treatment());
        load(passages, obstacles).forEach(reports::add);
        return connected(connection -> {
            sequences.apply(connection);
            return reports;
        });
    }

    @FunctionalInterface
    private interface Step<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Runs a step over a connection of its own: one that waited for the rows could be cut off for its silence. */
    private <T> T connected(Step<T> step) {
        Connection connection = Connections.open(target, "the new database");
        try {
            return step.run(connection);
        } catch (SQLException e) {
            throw Connections.refused("the new database refused", e);
        } finally {
            Connections.close(connection);
        }
    }

    private void build(Connection connection, String ddl) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(ddl);
            statement.execute("reset all");
        }
        Drift.check(transfer.schema(), Schema.read(connection));
    }

    private Obstacles suspend(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        List<Table> tables = List.copyOf(transfer.schema().tables());
        Obstacles obstacles = Obstacles.read(connection, TargetRelations.read(connection, tables));
        obstacles.suspend();
        connection.commit();
        connection.setAutoCommit(true);
        return obstacles;
    }

    private List<TableStream> load(List<TablePassage> passages, Obstacles obstacles) {
        List<TableStream> streams = TableStream.of(passages, RowOrder.STORED, CopyFormat.BINARY);
        List<TableStream> largestFirst = streams.stream()
                .sorted(Comparator.comparingLong(stream -> -stream.table().estimatedRows()))
                .toList();
        Progression progression = new Progression(
                transfer.listener(), streams.stream().map(TableStream::table).toList());
        progression.expect(obstacles.all());
        try (Workers writers = Workers.open(target, workers);
                Readers readers = Readers.start(transfer.snapshot(), largestFirst)) {
            Runnable cancel = () -> {
                readers.fail(Cancellation.exception());
                writers.cancel();
            };
            return transfer.cancellation().during(cancel, () -> {
                writers.run(largestFirst.stream()
                        .map(stream -> task(stream, progression))
                        .toList());
                obstacles.restore(writers, rows(streams), obstacle -> {
                    transfer.cancellation().check();
                    progression.restoring(obstacle);
                });
                return streams;
            });
        } catch (SQLException e) {
            throw Connections.refused("the new database refused", e);
        }
    }

    private static ToLongFunction<TableName> rows(List<TableStream> streams) {
        Map<TableName, Long> rows = new HashMap<>();
        for (TableStream stream : streams) {
            Collection<Long> counts = stream.pipe().rowsByReason().values();
            rows.put(
                    stream.table().name(),
                    counts.stream().mapToLong(Long::longValue).sum());
        }
        return table -> rows.getOrDefault(table, 0L);
    }

    private static Workers.Task task(TableStream stream, Progression progression) {
        return new Workers.Task(stream.table().name(), connection -> {
            try (CopySink sink = CopySink.open(connection, stream.table(), stream)) {
                sink.drain(progression);
            }
            Recomputation.run(connection, stream, stream.table());
            progression.loaded(stream.table(), stream.pipe());
        });
    }
}
