package club.makapix.decile.sampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Draws rows that choose at random among values which are as popular as in a given column, and lists the commonest as the server's
 * statistics would. The same draws in every run.
 */
final class RandomChoices {
    private static final long SEED = 2026;
    /** So many rows the server looks at, unless it was told otherwise. */
    private static final int SAMPLE = 30_000;

    private static final double MOST_VALUES = 1e6;

    private final Random random = new Random(SEED);
    private final double[] upTo;
    private final int values;

    RandomChoices(CommonValues popularity) {
        List<Double> shares = new ArrayList<>(popularity.frequencies().values());
        shares.sort(Comparator.reverseOrder());
        upTo = shares.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.parallelPrefix(upTo, Double::sum);
        double left = Math.max(0, 1 - popularity.listed());
        double others = popularity.others() == 0 ? 0 : Math.min(MOST_VALUES, left / popularity.others());
        values = upTo.length + (int) Math.round(others);
    }

    /** Returns the list of as many rows, in the same parts, and as long. */
    CommonValues listLike(CommonValues model) {
        return model.parts().isEmpty()
                ? list(model)
                : CommonValues.combined(model.parts().stream().map(this::list).toList());
    }

    private CommonValues list(CommonValues model) {
        int rows = (int) Math.max(1, Math.min(SAMPLE, model.rows()));
        int[] counts = new int[values];
        for (int row = 0; row < rows; row++) {
            counts[choose()]++;
        }
        Map<String, Double> frequencies = new HashMap<>();
        IntStream.range(0, values)
                .filter(value -> counts[value] > 1)
                .boxed()
                .sorted(Comparator.comparingInt((Integer value) -> -counts[value]))
                .limit(model.frequencies().size())
                .forEach(value -> frequencies.put(String.valueOf(value), (double) counts[value] / rows));
        return CommonValues.of(frequencies, new ColumnFacts(model.rows(), 0, values, Optional.empty()), values);
    }

    private int choose() {
        int place = Arrays.binarySearch(upTo, random.nextDouble());
        int listed = place < 0 ? -place - 1 : place;
        return listed < upTo.length || values == upTo.length
                ? Math.min(listed, upTo.length - 1)
                : upTo.length + random.nextInt(values - upTo.length);
    }
}
