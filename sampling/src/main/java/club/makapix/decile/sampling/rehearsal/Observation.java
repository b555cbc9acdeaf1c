package club.makapix.decile.sampling.rehearsal;

import club.makapix.decile.schema.TableName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Gathers what becomes a {@link StatementReport} when its transaction has ended. */
final class Observation {
    private final SqlText sql;
    private final List<HeldLock> locks = new ArrayList<>();
    private int executions;
    private long nanos;
    private List<TableName> rewrittenTables = List.of();
    private List<TableName> rewrittenIndexes = List.of();
    private long rowsChanged;
    private long walBytes;
    private final NavigableMap<TableName, Long> tables = new TreeMap<>();
    private String plan = "";
    private Optional<String> failure = Optional.empty();

    Observation(SqlText sql) {
        this.sql = sql;
    }

    SqlText sql() {
        return sql;
    }

    void executed(long duration) {
        executions++;
        nanos += duration;
    }

    /** Adds the time of a commit that belongs to the statement. */
    void committed(long duration) {
        nanos += duration;
    }

    void planned(String nodes) {
        plan = nodes;
    }

    void changed(long rows) {
        rowsChanged += rows;
    }

    void failed(String reason) {
        failure = Optional.of(reason);
    }

    /** Compares the server's state after the statement with the one before it. */
    void compared(ServerState before, ServerState after) {
        rewrittenTables = sql.isTruncate() ? List.of() : after.tablesRewrittenSince(before);
        rewrittenIndexes = sql.isTruncate() ? List.of() : after.indexesRewrittenSince(before);
        walBytes = after.logBytesSince(before);
        after.tablesSeenSince(before).forEach(tables::put);
    }

    /** Adds a table that the statement worked on, with its rows. */
    void worked(TableName table, long rows) {
        tables.put(table, rows);
    }

    void held(TableName relation, LockMode mode, long duration) {
        locks.add(new HeldLock(relation, mode, Duration.ofNanos(duration)));
    }

    boolean hasFailed() {
        return failure.isPresent();
    }

    /** Tells whether the statement only read. */
    boolean isQuiet() {
        return sql.isRead()
                && rowsChanged == 0
                && failure.isEmpty()
                && locks.stream().allMatch(lock -> lock.mode().compareTo(LockMode.ROW_SHARE) <= 0);
    }

    StatementReport report() {
        locks.sort(Comparator.comparing(HeldLock::mode).reversed().thenComparing(HeldLock::relation));
        return new StatementReport(
                sql.shown(),
                executions,
                Duration.ofNanos(nanos),
                locks,
                rewrittenTables,
                rewrittenIndexes,
                rowsChanged,
                walBytes,
                tables,
                plan,
                failure);
    }
}
