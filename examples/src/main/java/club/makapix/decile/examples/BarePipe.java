package club.makapix.decile.examples;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/**
 * The yardstick: what {@code psql -c "copy t to stdout" | psql -c "copy t from stdin"} does for each table, followed by the statements that
 * build the indexes and add the keys.
 *
 * <p>The rows come from a database that holds nothing else, so the pipe has to find none of them: no real pipe could do with so little, and
 * a pipe of {@code copy (select …)} out of the source takes longer. The bytes are relayed by the driver as they come, in pieces of 64 KiB, which is
 * quicker than a psql or two a table: starting them takes longer than most tables do.
 */
final class BarePipe {
    private static final int PIECE = 64 << 10;
    private static final String TABLES =
            "select oid::regclass from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by pg_relation_size(oid) desc, relname";

    private final BenchmarkServer server;
    private final List<String> tables;
    private final List<String> indexes;
    private final List<String> keys;

    BarePipe(BenchmarkServer server) {
        BenchmarkData data = new BenchmarkData(server, 0);
        this.server = server;
        this.tables = server.column(BenchmarkData.ROWS, TABLES);
        this.indexes = data.indexes(BenchmarkData.ROWS);
        this.keys = data.keys(BenchmarkData.ROWS);
    }

    /**
     * Fills a bare database.
     *
     * @param workers how many tables are copied, and indexes built, at once
     * @param format text or binary
     */
    void run(int workers, String format) {
        inParallel(workers, tables.stream().map(table -> relay(table, format)).toList());
        inParallel(workers, indexes.stream().map(BarePipe::statement).toList());
        if (workers == 1) {
            inParallel(1, keys.stream().map(BarePipe::statement).toList());
        } else {
            // added without a look at the rows, which is when two tables are locked, and checked afterwards
            inParallel(
                    1, keys.stream().map(key -> statement(key + " not valid")).toList());
            inParallel(workers, keys.stream().map(BarePipe::validation).toList());
        }
    }

    private static Step statement(String sql) {
        return (from, to) -> {
            try (Statement statement = to.createStatement()) {
                statement.execute(sql);
            }
        };
    }

    private static Step validation(String key) {
        return statement(
                key.replaceFirst("(?s)add constraint (\"(?:[^\"]|\"\")*\"|\\S+) .*", "validate constraint $1"));
    }

    private static Step relay(String table, String format) {
        return (from, to) -> {
            CopyOut out = copies(from).copyOut("copy %s to stdout (format %s)".formatted(table, format));
            CopyIn in = copies(to).copyIn("copy %s from stdin (format %s)".formatted(table, format));
            ByteArrayOutputStream piece = new ByteArrayOutputStream(2 * PIECE);
            for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
                piece.write(row, 0, row.length);
                if (piece.size() >= PIECE) {
                    in.writeToCopy(piece.toByteArray(), 0, piece.size());
                    piece.reset();
                }
            }
            in.writeToCopy(piece.toByteArray(), 0, piece.size());
            in.endCopy();
        };
    }

    private static org.postgresql.copy.CopyManager copies(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    @FunctionalInterface
    private interface Step {
        void run(Connection from, Connection to) throws SQLException;
    }

    private void inParallel(int workers, List<Step> steps) {
        Queue<Step> queue = new ConcurrentLinkedQueue<>(steps);
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            running.add(CompletableFuture.runAsync(() -> work(queue), task -> new Thread(task, "pipe").start()));
        }
        running.forEach(CompletableFuture::join);
    }

    private void work(Queue<Step> queue) {
        try (Connection from = server.dataSource(BenchmarkData.ROWS).getConnection();
                Connection to = server.dataSource(BenchmarkData.YARD).getConnection()) {
            for (Step step = queue.poll(); step != null; step = queue.poll()) {
                step.run(from, to);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the pipe failed", e);
        }
    }
}
