package club.makapix.decile.vault;

import static club.makapix.decile.vault.TreeFixture.contents;
import static club.makapix.decile.vault.TreeFixture.manifest;
import static club.makapix.decile.vault.TreeFixture.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs where XFS can be made in a file and mounted: as root on most Linux machines. */
class ReflinkTest {
    private static final long BYTES = 400L << 20;

    @TempDir
    Path temp;

    private Path disk;

    @BeforeEach
    void mountXfs() throws IOException, InterruptedException {
        assumeTrue(Tools.has("mkfs.xfs") && Tools.has("mount"), "XFS cannot be made here");
        try (RandomAccessFile image = new RandomAccessFile(temp.resolve("image").toFile(), "rw")) {
            image.setLength(BYTES);
        }
        disk = Files.createDirectory(temp.resolve("disk"));
        assumeTrue(
                Tools.run(temp, "mkfs.xfs", "-q", "-m", "reflink=1", "image") == 0
                        && Tools.run(temp, "mount", "-o", "loop", "image", "disk") == 0,
                "XFS cannot be mounted here");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (disk != null) {
            Tools.run(temp, "umount", "disk");
        }
    }

    @Test
    void clonesAreFilesOfTheirOwn() throws IOException {
        Path source = tree(disk.resolve("a"), "d/1", "d/2", "e/-x", "e/not listed");

        CopyReport report = VaultSync.of(manifest("d/1", "d/2", "e/-x", "e/gone"))
                .by(CopyMethod.REFLINK)
                .copy(source, disk.resolve("b"));

        assertThat(report.copied()).containsExactly(Map.entry(CopyMethod.REFLINK, 3L));
        assertThat(report.problems()).containsExactly(new VaultProblem("e/gone", VaultProblem.Kind.MISSING, ""));
        assertThat(contents(disk.resolve("b"))).containsOnlyKeys("d/1", "d/2", "e/-x");
        assertThat(Files.isSameFile(source.resolve("d/1"), disk.resolve("b/d/1")))
                .isFalse();
        assertThat(Files.getLastModifiedTime(disk.resolve("b/d/1")))
                .isEqualTo(Files.getLastModifiedTime(source.resolve("d/1")));
    }

    @Test
    void whatCannotBeClonedIsCopied() {
        Path source = tree(temp.resolve("elsewhere"), "1", "2");

        CopyReport report = VaultSync.of(manifest("1", "2")).copy(source, disk.resolve("b"));

        assertThat(report.copied()).containsExactly(Map.entry(CopyMethod.BYTES, 2L));
    }
}
