package club.makapix.decile.sampling.rehearsal;

import club.makapix.decile.schema.TableName;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * States what one statement of a migration did. The same statement run several times in a row is one report.
 *
 * @param sql the statement in one line; literals of statements other than DDL stand as {@code ?}
 * @param executions how many times in a row it ran
 * @param elapsed its wall time in the server and on the wire, the observation not counted
 * @param locks the locks that it was the first of its transaction to take; locks on what the same transaction created block
 *     nobody and are left out
 * @param rewrittenTables the tables whose file it replaced, by name
 * @param rewrittenIndexes the indexes it built anew, by name
 * @param rowsChanged the rows that it inserted, updated and deleted, those of triggers and functions included
 * @param walBytes the bytes that the server wrote to its log meanwhile
 * @param tables the tables of which it read or changed rows, each with all its rows as the statistics counted them
 * @param plan the plan's nodes of an INSERT, UPDATE, DELETE or MERGE without parameters, empty for other statements
 * @param failure the server's reason, without row values, if it refused
 */
public record StatementReport(
        String sql,
        int executions,
        Duration elapsed,
        List<HeldLock> locks,
        List<TableName> rewrittenTables,
        List<TableName> rewrittenIndexes,
        long rowsChanged,
        long walBytes,
        NavigableMap<TableName, Long> tables,
        String plan,
        Optional<String> failure) {
    public StatementReport {
        locks = List.copyOf(locks);
        rewrittenTables = List.copyOf(rewrittenTables);
        rewrittenIndexes = List.copyOf(rewrittenIndexes);
        tables = Collections.unmodifiableNavigableMap(new TreeMap<>(tables));
    }
}
