package club.makapix.decile.sampling.rehearsal;

import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.Table;
import club.makapix.decile.schema.TableName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Draws a curve through the times that the same migration took on samples of several sizes, statement by statement, and reads
 * off how long it will take in production.
 *
 * <p>Samples drawn with one seed are nested: 2.5 % lie within 5 %, and those within 10 %. Three sizes are the least; rehearsing
 * each size several times narrows the interval. The curve knows only what the samples showed: that production's disk is slower,
 * that a sort there no longer fits into memory, or that others keep locks waiting, it does not know.
 */
public final class Extrapolation {
    private final List<RehearsalReport> rehearsals;

    private Extrapolation(List<RehearsalReport> rehearsals) {
        this.rehearsals = List.copyOf(rehearsals);
    }

    /**
     * Wraps rehearsals of one migration on samples of several sizes, in any order.
     *
     * @throws IllegalArgumentException if there are none, one failed, or they did not run the same statements
     */
    public static Extrapolation of(List<RehearsalReport> rehearsals) {
        if (rehearsals.isEmpty()) {
            throw new IllegalArgumentException("an extrapolation needs at least one rehearsal");
        }
        List<String> expected = statements(rehearsals.get(0));
        for (RehearsalReport rehearsal : rehearsals) {
            if (rehearsal.failure().isPresent()) {
                throw new IllegalArgumentException(
                        "a rehearsal failed: " + rehearsal.failure().get());
            }
            if (!statements(rehearsal).equals(expected)) {
                throw new IllegalArgumentException("the rehearsals ran different statements: %s and %s"
                        .formatted(expected, statements(rehearsal)));
            }
        }
        return new Extrapolation(rehearsals);
    }

    private static List<String> statements(RehearsalReport rehearsal) {
        return rehearsal.statements().stream().map(StatementReport::sql).toList();
    }

    /** Predicts the time in the database of that schema, whose statistics say how many rows its tables hold. */
    public Prediction to(Schema production) {
        return to(production.tables().stream().collect(Collectors.toMap(Table::name, Table::estimatedRows)));
    }

    /** Predicts the time where tables hold so many rows; a table that is not named is taken to be as in the largest sample. */
    public Prediction to(Map<TableName, Long> rows) {
        int statements = rehearsals.get(0).statements().size();
        return new Prediction(IntStream.range(0, statements)
                .mapToObj(position -> rehearsals.stream()
                        .map(rehearsal -> rehearsal.statements().get(position))
                        .toList())
                .map(runs -> new StatementCurve(runs).at(rows(runs, rows)))
                .toList());
    }

    private static long rows(List<StatementReport> runs, Map<TableName, Long> rows) {
        Map<TableName, Long> tables = new TreeMap<>();
        runs.forEach(run -> run.tables().forEach((table, count) -> tables.merge(table, count, Long::max)));
        return tables.entrySet().stream()
                .mapToLong(table -> rows.getOrDefault(table.getKey(), table.getValue()))
                .sum();
    }
}
