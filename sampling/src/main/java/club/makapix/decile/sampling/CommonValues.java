package club.makapix.decile.sampling;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Holds how common the commonest values of a column are.
 *
 * @param rows the rows that have a value
 * @param frequencies the share of these that have each of the values, by a hash of it
 * @param others the share of them that each value has which is not listed
 * @param parts the lists that this was put together from; empty if the server's own says it
 */
record CommonValues(double rows, Map<String, Double> frequencies, double others, List<CommonValues> parts) {
    private static final double ALIKE = 0.95;
    private static final int FEWEST_VALUES = 10;

    CommonValues {
        frequencies = Map.copyOf(frequencies);
        parts = List.copyOf(parts);
    }

    /**
     * Takes all values that are not listed for equally common.
     *
     * @param frequencies shares of all rows
     * @param facts what is known of the column in these rows
     * @param distinct how many values it has in the whole table
     */
    static CommonValues of(Map<String, Double> frequencies, ColumnFacts facts, double distinct) {
        Map<String, Double> shares = new HashMap<>();
        frequencies.forEach((value, share) -> shares.put(value, share / (1 - facts.nullFraction())));
        double unlisted = distinct - shares.size();
        double left = unlisted < 1 ? 0 : Math.max(0, 1 - sum(shares)) / unlisted;
        return new CommonValues(facts.present(), shares, left, List.of());
    }

    /** Puts together what is known of the parts of a table. */
    static CommonValues combined(List<CommonValues> parts) {
        double rows = parts.stream().mapToDouble(CommonValues::rows).sum();
        double others = 0;
        Map<String, Double> frequencies = new HashMap<>();
        for (CommonValues part : parts) {
            double weight = rows == 0 ? 0 : part.rows() / rows;
            others += weight * part.others();
            part.frequencies()
                    .forEach((value, share) -> frequencies.merge(value, weight * (share - part.others()), Double::sum));
        }
        double unlisted = others;
        frequencies.replaceAll((value, share) -> unlisted + share);
        return new CommonValues(rows, frequencies, others, parts);
    }

    private double share(String value) {
        return frequencies.getOrDefault(value, others);
    }

    /** Returns the share of the rows that have one of the listed values. */
    double listed() {
        return sum(frequencies);
    }

    /**
     * Tells whether the values of two columns are likely those of the same rows. Lists that were put together are full of gaps and so
     * never quite alike: of them it is enough to be more alike than lists of rows that choose independently among the same values.
     */
    boolean areLike(CommonValues other) {
        if (Math.min(frequencies.size(), other.frequencies.size()) < FEWEST_VALUES) {
            return false;
        }
        double likeness = likeness(other);
        return likeness >= ALIKE
                || (likeness > 0 && !(parts.isEmpty() && other.parts.isEmpty()) && likeness > byChance(other));
    }

    /** Returns how alike the lists would be of rows that choose independently, as one of the columns says or as the other does. */
    private double byChance(CommonValues other) {
        return Stream.of(this, other)
                .map(RandomChoices::new)
                .mapToDouble(choices -> choices.listLike(this).likeness(choices.listLike(other)))
                .max()
                .orElseThrow();
    }

    /** Returns how the frequencies of the values correlate, from -1 to 1. */
    private double likeness(CommonValues other) {
        Set<String> values = new HashSet<>(frequencies.keySet());
        values.addAll(other.frequencies.keySet());
        double mean = values.stream().mapToDouble(this::share).average().orElse(0);
        double otherMean = values.stream().mapToDouble(other::share).average().orElse(0);
        double product = 0;
        double square = 0;
        double otherSquare = 0;
        for (String value : values) {
            double deviation = share(value) - mean;
            double otherDeviation = other.share(value) - otherMean;
            product += deviation * otherDeviation;
            square += deviation * deviation;
            otherSquare += otherDeviation * otherDeviation;
        }
        return square * otherSquare == 0 ? 0 : product / Math.sqrt(square * otherSquare);
    }

    private static double sum(Map<String, Double> frequencies) {
        return frequencies.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
