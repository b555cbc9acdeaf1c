package club.makapix.decile.transfer;

import club.makapix.decile.schema.Table;
import club.makapix.decile.schema.TableName;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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

    private final Map<TableName, TableState> states = new HashMap<>();
    private final Set<TableState> begun = new HashSet<>();
    private final Set<Obstacle> waiting = new HashSet<>();
    private Optional<Obstacle> current = Optional.empty();
    private double restored;
    private Optional<Duration> last = Optional.empty();

    // sums over the tables, for there may be thousands and every one of them is told of
    private long written;
    private long untouched;
    private long came;
    private long cameOf;
    private long waitingRows;
    private long waitingExpectedRows;

    private static final class TableState {
        long expected;
        long written;
        boolean done;
        int waiting;
    }

    Forecast(Collection<Table> tables) {
        for (Table table : tables) {
            state(table.name()).expected = table.estimatedRows();
            untouched += table.estimatedRows();
        }
    }

    private TableState state(TableName table) {
        return states.computeIfAbsent(table, unused -> new TableState());
    }

    /** Says what is to be brought back once the rows are there. */
    void expect(Collection<Obstacle> obstacles) {
        obstacles.stream()
                .filter(obstacle ->
                        obstacle.kind() == Obstacle.Kind.INDEX || obstacle.kind() == Obstacle.Kind.FOREIGN_KEY)
                .filter(waiting::add)
                .forEach(obstacle -> addWaiting(state(obstacle.table()), 1));
    }

    private void addWaiting(TableState table, int more) {
        table.waiting += more;
        if (table.done) {
            waitingRows += more * table.written;
        } else {
            waitingExpectedRows += more * table.expected;
        }
    }

    /** Says how many rows of a table were written so far. */
    void wrote(TableName table, long rows) {
        TableState state = state(table);
        long more = rows - state.written;
        state.written = rows;
        written += more;
        if (state.done) {
            came += more;
            waitingRows += more * state.waiting;
        } else if (rows > 0 && begun.add(state)) {
            untouched -= state.expected;
        }
    }

    /** Says that all rows of a table were written. */
    void finished(TableName table) {
        TableState state = state(table);
        if (!begun.remove(state)) {
            untouched -= state.expected;
        }
        int obstacles = state.waiting;
        addWaiting(state, -obstacles);
        state.done = true;
        addWaiting(state, obstacles);
        came += state.written;
        cameOf += state.expected;
    }

    /** Says that this is brought back now, and so the one before was. */
    void begins(Obstacle obstacle) {
        current.filter(waiting::remove).ifPresent(before -> {
            TableState table = state(before.table());
            restored += OBSTACLE * (table.done ? table.written : table.expected * shareThatCame());
            addWaiting(table, -1);
        });
        current = Optional.of(obstacle);
    }

    /** Returns the time left, never longer than said before; empty while there is nothing to go by. */
    Optional<Duration> left(Duration elapsed) {
        double past = written + restored;
        double ahead = ahead();
        if (elapsed.compareTo(SILENCE) < 0 || past == 0 || past < LEAST_SHARE * (past + ahead)) {
            return Optional.empty();
        }
        Duration now = Duration.ofMillis(Math.round(elapsed.toMillis() * (ahead / past)));
        last = Optional.of(last.filter(before -> before.compareTo(now) < 0).orElse(now));
        return last;
    }

    private double ahead() {
        double share = shareThatCame();
        double rows = begun.stream()
                .mapToDouble(table -> Math.max(0, table.expected * share - table.written))
                .sum();
        return rows + untouched * share + OBSTACLE * (waitingRows + waitingExpectedRows * share);
    }

    private double shareThatCame() {
        return cameOf == 0 ? 1 : Math.min(1, (double) came / cameOf);
    }
}
