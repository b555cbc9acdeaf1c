package club.makapix.decile.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeySetTest {
    private static final int KEYS = 200_000;

    @Test
    void keepsDenseIntegersInTwoBytesEach() {
        IntegerKeySet keys = new IntegerKeySet();
        for (long key = 0; key < KEYS; key++) {
            keys.add(key * 10 + 7);
        }

        assertThat(keys.bytes()).isLessThan(2L * KEYS);
        assertThat(keys.contains(17)).isTrue();
        assertThat(keys.contains(18)).isFalse();
    }

    @Test
    void keepsSparseIntegersInSixteenBytesEach() {
        IntegerKeySet keys = new IntegerKeySet();
        Random random = new Random(1);
        Set<Long> expected = new HashSet<>();
        for (int count = 0; count < KEYS; count++) {
            long key = random.nextLong();
            assertThat(keys.add(key)).isEqualTo(expected.add(key));
        }

        assertThat(keys.bytes()).isLessThan(16L * KEYS);
        assertThat(expected).allMatch(keys::contains);
    }

    @Test
    void keepsUuidsInTwentyEightBytesEach() {
        KeySet keys = new PairKeySet(true);
        Random random = new Random(1);
        for (int count = 0; count < KEYS; count++) {
            keys.add(new ElementRow(new UUID(random.nextLong(), random.nextLong()).toString()), ElementRow.FIELDS);
        }

        assertThat(keys.bytes()).isLessThan(28L * KEYS);
        assertThat(keys.size()).isEqualTo(KEYS);
    }

    @Test
    void changesFromSparseToDenseAndBack() {
        IntegerKeySet keys = new IntegerKeySet();
        for (long key = 0; key < 10_000; key++) {
            keys.add(key);
        }
        for (long key = 0; key < 10_000; key++) {
            keys.add(key << 40);
        }

        assertThat(keys.size()).isEqualTo(19_999);
        assertThat(keys.contains(9_999)).isTrue();
        assertThat(keys.contains(9_999L << 40)).isTrue();
        assertThat(keys.contains(10_000)).isFalse();
    }

    @Test
    void tellsTextsApartWhoseHashesAreEqual() {
        KeySet keys = new TextKeySet(1);

        assertThat(keys.add(new ElementRow("Aa"), ElementRow.FIELDS)).isTrue();
        assertThat(keys.add(new ElementRow("BB"), ElementRow.FIELDS)).isTrue();
        assertThat(keys.add(new ElementRow("Aa"), ElementRow.FIELDS)).isFalse();
        assertThat(keys.contains(new ElementRow("C#"), ElementRow.FIELDS)).isFalse();
    }

    @Test
    void keepsZeroAndTheExtremes() {
        IntegerKeySet keys = new IntegerKeySet();

        for (long key : new long[] {0, Long.MIN_VALUE, Long.MAX_VALUE, -1}) {
            assertThat(keys.contains(key)).isFalse();
            assertThat(keys.add(key)).isTrue();
            assertThat(keys.add(key)).isFalse();
        }
        assertThat(keys.size()).isEqualTo(4);
    }
}
