package club.makapix.decile.transfer;

import club.makapix.decile.schema.Table;
import club.makapix.decile.schema.TableName;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Estimates how long a transfer still takes: it goes on as fast as so far. The rows to come are those that the source's
 * statistics expect, scaled by how many of the expected ones came of the tables that are done. Used by one thread at a time; it
 * knows no clock.
 */
final class Forecast {
    /** What it costs to bring back an index or key, per row of the table, in rows loaded; measured. */
    private static final double OBSTACLE = 0.35;
    /** Sooner than after this there is nothing to go by. */
    private static final Duration SILENCE = Duration.ofSeconds(1);

    private static final double LEAST_SHARE = 0.01;

    private final Map<TableName, Long> expected = new HashMap<>();
    private final Map<TableName, Long> written = new HashMap<>();
    private final Set<TableName> done = new HashSet<>();
    private final Set<Obstacle> waiting = new LinkedHashSet<>();
    private Optional<Obstacle> current = Optional.empty();
    private double restored;
    private Optional<Duration> last = Optional.empty();

    Forecast(Collection<Table> tables) {
        tables.forEach(table -> expected.put(table.name(), table.estimatedRows()));
    }

    /** Says what is to be brought back once the rows are there. */
    void expect(Collection<Obstacle> obstacles) {
        obstacles.stream()
                .filter(obstacle ->
                        obstacle.kind() == Obstacle.Kind.INDEX || obstacle.kind() == Obstacle.Kind.FOREIGN_KEY)
                .forEach(waiting::add);
    }

    /** Says how many rows of a table were written so far. */
    void wrote(TableName table, long rows) {
        written.put(table, rows);
    }

    /** Says that all rows of a table were written. */
    void finished(TableName table) {
        done.add(table);
    }

    /** Says that this is brought back now, and so the one before was. */
    void begins(Obstacle obstacle) {
        current.filter(waiting::remove).ifPresent(before -> restored += cost(before));
        current = Optional.of(obstacle);
    }

    /** Returns the time left, never longer than said before; empty while there is nothing to go by. */
    Optional<Duration> left(Duration elapsed) {
        double past = written.values().stream().mapToLong(Long::longValue).sum() + restored;
        double ahead = ahead();
        if (elapsed.compareTo(SILENCE) < 0 || past == 0 || past < LEAST_SHARE * (past + ahead)) {
            return Optional.empty();
        }
        Duration now = Duration.ofMillis(Math.round(elapsed.toMillis() * (ahead / past)));
        last = Optional.of(last.filter(before -> before.compareTo(now) < 0).orElse(now));
        return last;
    }

    private double ahead() {
        double rows = expected.keySet().stream()
                .filter(table -> !done.contains(table))
                .mapToDouble(table -> Math.max(0, rows(table) - written.getOrDefault(table, 0L)))
                .sum();
        return rows + waiting.stream().mapToDouble(this::cost).sum();
    }

    private double cost(Obstacle obstacle) {
        return OBSTACLE * rows(obstacle.table());
    }

    private double rows(TableName table) {
        return done.contains(table)
                ? written.getOrDefault(table, 0L)
                : expected.getOrDefault(table, 0L) * shareThatCame();
    }

    private double shareThatCame() {
        long came = done.stream()
                .mapToLong(table -> written.getOrDefault(table, 0L))
                .sum();
        long there = done.stream()
                .mapToLong(table -> expected.getOrDefault(table, 0L))
                .sum();
        return there == 0 ? 1 : Math.min(1, (double) came / there);
    }
}
