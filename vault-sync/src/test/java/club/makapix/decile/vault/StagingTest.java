package club.makapix.decile.vault;

import static club.makapix.decile.vault.TreeFixture.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.transfer.TransferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingTest {
    @TempDir
    Path root;

    @Test
    void isHeldByOneAtATime() throws IOException {
        try (Staging first = Staging.open(VaultTree.of(root))) {
            assertThat(first.next()).isNotEqualTo(first.next());
            assertThatThrownBy(() -> Staging.open(VaultTree.of(root)))
                    .isInstanceOf(TransferException.class)
                    .hasMessageEndingWith("is under way; wait until it has ended");
        }

        Staging.open(VaultTree.of(root)).close();
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void removesWhatAKilledOneLeft() throws IOException {
        tree(root, ".decile/1", ".decile/2/a", ".decile/2/b", ".decile/lock");

        try (Staging staging = Staging.open(VaultTree.of(root))) {
            assertThat(root.resolve(".decile")).isDirectoryNotContaining("glob:**/{1,2}");
            assertThat(staging.next()).doesNotExist();
        }
    }

    @Test
    void refusesALinkInItsPlace() throws IOException {
        Path elsewhere = tree(root.resolve("elsewhere"), "precious");
        Files.createSymbolicLink(root.resolve(".decile"), elsewhere);

        assertThatThrownBy(() -> Staging.open(VaultTree.of(root)))
                .isInstanceOf(TransferException.class)
                .hasMessageContaining(".decile is in the way");
        assertThat(elsewhere.resolve("precious")).exists();
    }
}
