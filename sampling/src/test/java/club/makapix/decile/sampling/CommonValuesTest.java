package club.makapix.decile.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lists of common values as the server keeps them: the hundred commonest of each partition. */
class CommonValuesTest {
    private static final int LISTED = 100;

    private final Random random = new Random(1);

    /** Returns rows that choose among so many values, of which the first are chosen most often. */
    private int[] rows(int rows, int values) {
        return IntStream.range(0, rows)
                .map(row -> (int) (values * random.nextDouble() * random.nextDouble()))
                .toArray();
    }

    private static CommonValues list(int[] rows, int values) {
        Map<Integer, Integer> counts = new HashMap<>();
        IntStream.of(rows).forEach(value -> counts.merge(value, 1, Integer::sum));
        Map<String, Double> listed = new HashMap<>();
        counts.entrySet().stream()
                .filter(count -> count.getValue() > 1)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(LISTED)
                .forEach(count -> listed.put("" + count.getKey(), (double) count.getValue() / rows.length));
        return CommonValues.of(listed, new ColumnFacts(rows.length, 0, counts.size(), Optional.empty()), values);
    }

    /** Returns what is known if the rows lie in so many partitions, by chance. */
    private CommonValues partitioned(int[] rows, int values, int partitions) {
        List<List<Integer>> parts = new ArrayList<>();
        IntStream.range(0, partitions).forEach(part -> parts.add(new ArrayList<>()));
        IntStream.of(rows)
                .forEach(value -> parts.get(random.nextInt(partitions)).add(value));
        return CommonValues.combined(parts.stream()
                .map(part -> list(part.stream().mapToInt(value -> value).toArray(), values))
                .toList());
    }

    @Test
    void theSameRowsAreAlikeWhateverPartitionTheyLieIn() {
        int[] rentals = rows(16_000, 600);

        assertThat(partitioned(rentals, 600, 7).areLike(list(rentals, 600))).isTrue();
        assertThat(list(rentals, 600).areLike(partitioned(rentals, 600, 7))).isTrue();
        assertThat(list(rentals, 600).areLike(list(rentals, 600))).isTrue();
    }

    @Test
    void rowsThatOnlyPreferTheSameValuesAreNotAlike() {
        assertThat(partitioned(rows(16_000, 600), 600, 7).areLike(list(rows(16_000, 600), 600)))
                .isFalse();
        assertThat(list(rows(16_000, 600), 600).areLike(list(rows(16_000, 600), 600)))
                .isFalse();
    }

    @Test
    void manySmallPartitionsAreNotMistakenForMuchKnowledge() {
        assertThat(partitioned(rows(200_000, 5_000), 5_000, 200).areLike(list(rows(10_000, 5_000), 5_000)))
                .isFalse();
    }

    @Test
    void fewValuesProveNothing() {
        int[] rows = rows(1_000, 9);

        assertThat(partitioned(rows, 9, 2).areLike(list(rows, 9))).isFalse();
    }

    @Test
    void nullsDoNotMakeValuesRarer() {
        int[] rows = rows(16_000, 600);
        CommonValues full = list(rows, 600);
        Map<String, Double> halved = new HashMap<>();
        full.frequencies().forEach((value, share) -> halved.put(value, share / 2));

        CommonValues half = CommonValues.of(halved, new ColumnFacts(32_000, 0.5, 600, Optional.empty()), 600);

        assertThat(half.rows()).isEqualTo(full.rows());
        assertThat(half.listed()).isEqualTo(full.listed());
        assertThat(half.areLike(full)).isTrue();
    }
}
