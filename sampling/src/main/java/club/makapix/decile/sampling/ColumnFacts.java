package club.makapix.decile.sampling;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * States what the server's statistics say of a column.
 *
 * @param rows the rows that they speak of
 * @param nullFraction the share of these in which it is NULL
 * @param distinct the number of its values
 * @param range where its values lie, if they are integers and that is known
 */
record ColumnFacts(double rows, double nullFraction, double distinct, Optional<Range> range) {
    private static final int HALVINGS = 60;
    private static final double MOST_VALUES_PER_SEEN = 1e6;

    /** Bounds integers, both ends included. */
    record Range(double lowest, double highest) {
        double length() {
            return highest - lowest + 1;
        }
    }

    /** Returns the rows in which the column is not NULL. */
    double present() {
        return rows * (1 - nullFraction);
    }

    /**
     * Puts together what is known of the parts of a table. Parts whose integers lie apart have different values, such as the orders of
     * each month; parts whose integers lie in the same range draw on the same values, such as customers. Of other types every part is
     * taken to have values of its own.
     */
    static ColumnFacts combined(List<ColumnFacts> parts) {
        double rows = sum(parts, ColumnFacts::rows);
        double present = sum(parts, ColumnFacts::present);
        return new ColumnFacts(rows, rows == 0 ? 0 : 1 - present / rows, distinctOf(parts, present), Optional.empty());
    }

    private static double distinctOf(List<ColumnFacts> all, double present) {
        List<ColumnFacts> parts =
                all.stream().filter(part -> part.distinct() > 0).toList();
        if (parts.isEmpty()) {
            return 0;
        }
        double most = sum(parts, ColumnFacts::distinct);
        double fewest = parts.stream().mapToDouble(ColumnFacts::distinct).max().orElse(0);
        double populations = parts.size() * apartness(parts);
        double available = available(present / parts.size(), most / parts.size());
        double seen = populations * seen(available, present / populations);
        return Math.max(fewest, Math.min(seen, most));
    }

    /** Returns how little the ranges of the parts overlap: 1 if they lie apart or nobody knows, one over their number if they are the same. */
    private static double apartness(List<ColumnFacts> parts) {
        List<Range> ranges = parts.stream()
                .flatMap(part -> part.range().stream())
                .sorted(Comparator.comparingDouble(Range::lowest))
                .toList();
        if (ranges.size() < parts.size()) {
            return 1;
        }
        double covered = 0;
        double end = Double.NEGATIVE_INFINITY;
        for (Range range : ranges) {
            covered += Math.max(0, range.highest() - Math.max(end, range.lowest() - 1));
            end = Math.max(end, range.highest());
        }
        return covered / ranges.stream().mapToDouble(Range::length).sum();
    }

    /** Returns how many values are there to choose from, if so many rows show so many different ones. */
    private static double available(double rows, double distinct) {
        double fewest = distinct;
        double most = distinct * MOST_VALUES_PER_SEEN;
        for (int halving = 0; halving < HALVINGS; halving++) {
            double middle = Math.sqrt(fewest * most);
            if (seen(middle, rows) < distinct) {
                fewest = middle;
            } else {
                most = middle;
            }
        }
        return most;
    }

    /** Returns how many different values rows show that choose at random. */
    private static double seen(double available, double rows) {
        return available == 0 ? 0 : -available * Math.expm1(-rows / available);
    }

    private static double sum(List<ColumnFacts> parts, ToDoubleFunction<ColumnFacts> number) {
        return parts.stream().mapToDouble(number).sum();
    }
}
