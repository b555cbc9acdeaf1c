package club.makapix.decile.vault;

import static club.makapix.decile.vault.TreeFixture.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {
    @Test
    void aBatchIsOfOneDirectory() {
        assertThat(batches("a", "b/1", "b/2", "b/c/1", "d/1"))
                .containsExactly(List.of("a"), List.of("b/1", "b/2"), List.of("b/c/1"), List.of("d/1"));
    }

    @Test
    void aLargeDirectoryIsDivided() {
        String[] paths =
                IntStream.range(0, 600).mapToObj(i -> "d/%04d".formatted(i)).toArray(String[]::new);

        assertThat(batches(paths)).extracting(List::size).containsExactly(256, 256, 88);
        assertThat(batches(paths).stream().flatMap(List::stream)).containsExactly(paths);
    }

    @Test
    void noFilesAreNoBatch() {
        assertThat(batches()).isEmpty();
    }

    private static List<List<String>> batches(String... paths) {
        List<List<String>> batches = new ArrayList<>();
        new Batches(manifest(paths).files().iterator())
                .forEachRemaining(
                        batch -> batches.add(batch.stream().map(VaultFile::path).toList()));
        return batches;
    }
}
