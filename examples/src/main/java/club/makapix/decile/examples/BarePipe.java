package club.makapix.decile.examples;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;

/**
 * The yardstick: what {@code psql -c "copy … to stdout" | psql -c "copy t from stdin"} does for each table, followed by the statements that
 * build the indexes and add the keys.
 *
 * <p>The bytes are relayed by the driver as they come, which is quicker than a psql or two a table: starting them takes longer than most tables do.
 */
final class BarePipe {
    private static final String TABLES =
            "select oid::regclass from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by pg_relation_size(oid) desc, relname";

    private final BenchmarkServer server;
    private final String from;
    private final Map<String, String> tables;
    private final List<String> indexes;
    private final List<String> keys;

    private BarePipe(BenchmarkServer server, String from, Map<String, String> tables) {
        BenchmarkData data = new BenchmarkData(server, 0);
        this.server = server;
        this.from = from;
        this.tables = tables;
        this.indexes = data.indexes(BenchmarkData.ROWS);
        this.keys = data.keys(BenchmarkData.ROWS);
    }

    /** Picks the rows out of the source, where tables of their keys wait already. */
    static BarePipe outOfTheSource(BenchmarkServer server, BenchmarkKeys keys) {
        return new BarePipe(server, BenchmarkData.SOURCE, keys.make());
    }

    /** Takes whole tables from a database that holds nothing but these rows: no real pipe could do with so little. */
    static BarePipe ofWholeTables(BenchmarkServer server) {
        Map<String, String> tables = new LinkedHashMap<>();
        server.column(BenchmarkData.ROWS, TABLES).forEach(table -> tables.put(table, table));
        return new BarePipe(server, BenchmarkData.ROWS, tables);
    }

    /**
     * Fills a bare database.
     *
     * @param workers how many tables are copied, and indexes built, at once
     * @param format text or binary
     * @param clock is given the name of each phase and the work to time
     */
    void run(int workers, String format, BiConsumer<String, Runnable> clock) {
        clock.accept(
                "rows",
                () -> inParallel(
                        workers,
                        tables.entrySet().stream()
                                .map(table -> relay(table, format))
                                .toList()));
        clock.accept(
                "indexes",
                () -> inParallel(
                        workers, indexes.stream().map(BarePipe::statement).toList()));
        clock.accept("keys", () -> addKeys(workers));
    }

    private void addKeys(int workers) {
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

    private static Step relay(Map.Entry<String, String> table, String format) {
        return (from, to) -> CopyRelay.run(
                from,
                "copy %s to stdout (format %s)".formatted(table.getValue(), format),
                to,
                "copy %s from stdin (format %s)".formatted(table.getKey(), format));
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
        try (Connection source = server.dataSource(from).getConnection();
                Connection to = server.dataSource(BenchmarkData.YARD).getConnection()) {
            for (Step step = queue.poll(); step != null; step = queue.poll()) {
                step.run(source, to);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the pipe failed", e);
        }
    }
}
