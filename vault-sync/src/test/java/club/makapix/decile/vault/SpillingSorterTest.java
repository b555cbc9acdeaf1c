package club.makapix.decile.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpillingSorterTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 100, 10_000, 1 << 30})
    void sortsInAnyAmountOfMemoryAndDropsDoubles(long memory) {
        SpillingSorter sorter = new SpillingSorter(memory);
        TreeSet<String> expected = new TreeSet<>();
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            String entry = Integer.toString(random.nextInt(1_500), 36);
            expected.add(entry);
            sorter.add(bytes(entry));
        }

        assertThat(texts(sorter.sorted())).containsExactlyElementsOf(expected);
    }

    @Test
    void comparesUnsignedBytes() {
        SpillingSorter sorter = new SpillingSorter(1 << 20);
        List<String> byCodePoint = List.of("a", "z", "ä", "鍵", "\uFB01", "\uD83D\uDE02");
        byCodePoint.forEach(text -> sorter.add(bytes(text)));

        assertThat(texts(sorter.sorted())).isEqualTo(byCodePoint);
    }

    @Test
    void spillsEntriesLargerThanItsBuffers() {
        SpillingSorter sorter = new SpillingSorter(10);
        sorter.add(new byte[200_000]);
        sorter.add(new byte[0]);
        sorter.add(new byte[70_000]);

        List<Integer> lengths = new ArrayList<>();
        sorter.sorted().forEachRemaining(entry -> lengths.add(entry.length));
        assertThat(lengths).containsExactly(0, 70_000, 200_000);
    }

    @Test
    void readsAgainAndGoesOn() {
        SpillingSorter sorter = new SpillingSorter(50);
        sorter.add(bytes("b"));
        Iterator<byte[]> before = sorter.sorted();
        sorter.add(bytes("a"));
        sorter.add(bytes("c"));

        assertThat(texts(before)).containsExactly("b");
        assertThat(texts(sorter.sorted())).containsExactly("a", "b", "c");
        assertThat(texts(sorter.sorted())).containsExactly("a", "b", "c");
    }

    @Test
    void takesEntriesFromSeveralThreads() {
        SpillingSorter sorter = new SpillingSorter(1_000);
        IntStream.range(0, 5_000).parallel().forEach(i -> sorter.add(bytes(String.valueOf(10_000 + i))));

        assertThat(texts(sorter.sorted()))
                .isEqualTo(IntStream.range(0, 5_000)
                        .mapToObj(i -> String.valueOf(10_000 + i))
                        .toList());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> texts(Iterator<byte[]> entries) {
        List<String> texts = new ArrayList<>();
        entries.forEachRemaining(entry -> texts.add(new String(entry, StandardCharsets.UTF_8)));
        return texts;
    }
}
