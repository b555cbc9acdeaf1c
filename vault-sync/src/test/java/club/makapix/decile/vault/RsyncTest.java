package club.makapix.decile.vault;

import static club.makapix.decile.vault.TreeFixture.contents;
import static club.makapix.decile.vault.TreeFixture.manifest;
import static club.makapix.decile.vault.TreeFixture.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RsyncTest {
    private static final String[] LISTED = {"#odd", "-rf", ";x", "0a/1.png", "0a/b c.png", "d/e/f"};

    @TempDir
    Path temp;

    private Path source;
    private Path target;

    @BeforeEach
    void makeVault() throws IOException {
        assumeTrue(Tools.has("rsync"), "rsync is not installed");
        source = tree(temp.resolve("source"), LISTED);
        tree(source, "not/listed", "d/e/other");
        Files.setPosixFilePermissions(source.resolve("d/e/f"), PosixFilePermissions.fromString("r--r-----"));
        Files.setPosixFilePermissions(source.resolve("d"), PosixFilePermissions.fromString("rwxr-x---"));
        Files.setLastModifiedTime(source.resolve("0a/1.png"), FileTime.from(Instant.parse("2019-03-04T05:06:07Z")));
        target = temp.resolve("copied");
    }

    @Test
    void aNulSeparatedListYieldsTheSameTree() throws IOException, InterruptedException {
        Path list = temp.resolve("list");
        manifest(LISTED).writeTo(list, ListFormat.NUL_SEPARATED);

        assertThat(rsync("--from0", "--files-from=" + list)).isZero();
        VaultSync.of(manifest(LISTED)).by(CopyMethod.BYTES).copy(source, target);

        assertThat(described(target)).isEqualTo(described(temp.resolve("rsynced")));
        assertThat(contents(target)).containsOnlyKeys(LISTED);
    }

    @Test
    void aListOfLinesYieldsTheSameTree() throws IOException, InterruptedException {
        Path list = temp.resolve("list");
        manifest(LISTED).writeTo(list);

        assertThat(rsync("--files-from=" + list)).isZero();
        VaultSync.of(manifest(LISTED)).copy(source, target);

        assertThat(described(target)).isEqualTo(described(temp.resolve("rsynced")));
    }

    @Test
    void rsyncFindsNothingLeftToDo() throws IOException, InterruptedException {
        Path list = temp.resolve("list");
        manifest(LISTED).writeTo(list, ListFormat.NUL_SEPARATED);
        VaultSync.of(manifest(LISTED)).by(CopyMethod.BYTES).copy(source, temp.resolve("rsynced"));
        Object before = Files.readAttributes(temp.resolve("rsynced/d/e/f"), "unix:ino,ctime");

        assertThat(rsync("--from0", "--files-from=" + list)).isZero();

        assertThat(Files.readAttributes(temp.resolve("rsynced/d/e/f"), "unix:ino,ctime"))
                .isEqualTo(before);
    }

    private int rsync(String... selection) throws IOException, InterruptedException {
        String from = source + "/";
        String to = temp.resolve("rsynced") + "/";
        return selection.length == 1
                ? Tools.run(temp, "rsync", "-a", selection[0], from, to)
                : Tools.run(temp, "rsync", "-a", selection[0], selection[1], from, to);
    }

    /** Returns for each file its content, permissions and time, and for each directory its permissions. */
    private static Map<String, String> described(Path root) {
        Map<String, String> described = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.forEach(file -> described.put(root.relativize(file).toString(), description(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return described;
    }

    private static String description(Path file) {
        try {
            String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
            return Files.isDirectory(file)
                    ? permissions
                    : permissions + " " + Files.getLastModifiedTime(file).toMillis() + " " + Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
