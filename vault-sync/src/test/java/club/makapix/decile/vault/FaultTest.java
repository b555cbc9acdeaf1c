package club.makapix.decile.vault;

import static club.makapix.decile.vault.TreeFixture.contents;
import static club.makapix.decile.vault.TreeFixture.manifest;
import static club.makapix.decile.vault.TreeFixture.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import club.makapix.decile.transfer.TransferException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens to a copy when files and disks misbehave. */
class FaultTest {
    @TempDir
    Path temp;

    @ParameterizedTest
    @EnumSource(
            value = CopyMethod.class,
            names = {"LINK", "BYTES"})
    void reportsAFileThatVanishesMeanwhile(CopyMethod method) {
        Path source = tree(temp.resolve("a"), "1", "2", "3");
        SyncListener deleting = (files, bytes) -> delete(source.resolve("2"));

        CopyReport report = VaultSync.of(manifest("1", "2", "3"))
                .by(method)
                .reportingTo(deleting)
                .copy(source, temp.resolve("b"));

        assertThat(report.problems()).containsExactly(new VaultProblem("2", VaultProblem.Kind.MISSING, ""));
        assertThat(contents(temp.resolve("b"))).containsOnlyKeys("1", "3");
    }

    @Test
    void aFileThatGrowsMeanwhileIsCopiedAsItWasAtOneMomentOrNotAtAll() throws InterruptedException, IOException {
        Path source = tree(temp.resolve("a"), "growing", "x");
        Files.write(source.resolve("growing"), new byte[4 << 20]);
        AtomicBoolean growing = new AtomicBoolean(true);
        Thread writer = new Thread(() -> {
            while (growing.get()) {
                append(source.resolve("growing"));
            }
        });
        writer.start();

        CopyReport report =
                VaultSync.of(manifest("growing", "x")).by(CopyMethod.BYTES).copy(source, temp.resolve("b"));

        growing.set(false);
        writer.join();
        assertThat(temp.resolve("b/x")).exists();
        if (report.problems().isEmpty()) {
            assertThat(report.bytes()).isEqualTo(Files.size(temp.resolve("b/growing")) + 1);
        } else {
            assertThat(report.problems()).containsExactly(new VaultProblem("growing", VaultProblem.Kind.CHANGING, ""));
            assertThat(temp.resolve("b/growing")).doesNotExist();
        }
    }

    @Test
    void reportsAFileThatMayNotBeRead() throws IOException {
        assumeFalse(System.getProperty("user.name").equals("root"), "root may read everything");
        Path source = tree(temp.resolve("a"), "closed/x", "secret", "y");
        Files.setPosixFilePermissions(source.resolve("secret"), PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(source.resolve("closed"), PosixFilePermissions.fromString("---------"));
        VaultSync sync = VaultSync.of(manifest("closed/x", "secret", "y")).by(CopyMethod.BYTES);

        CopyReport report = sync.copy(source, temp.resolve("b"));

        assertThat(report.problems())
                .containsExactly(
                        new VaultProblem("closed/x", VaultProblem.Kind.UNREADABLE, "permission denied"),
                        new VaultProblem("secret", VaultProblem.Kind.UNREADABLE, "permission denied"));
        assertThatThrownBy(() -> sync.prune(source)).hasMessageContaining("cannot be read: permission denied");
        Files.setPosixFilePermissions(source.resolve("closed"), PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void readOnlyDirectoriesAreCopiedSoThatTheyCanBeFilled() throws IOException {
        Path source = tree(temp.resolve("a"), "d/e/x");
        Files.setPosixFilePermissions(source.resolve("d/e"), PosixFilePermissions.fromString("r-xr-xr-x"));

        VaultSync.of(manifest("d/e/x")).by(CopyMethod.BYTES).copy(source, temp.resolve("b"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve("b/d/e"))))
                .isEqualTo("rwxr-xr-x");
        Files.setPosixFilePermissions(source.resolve("d/e"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void aFullDiskStopsACopyThatLaterGoesOn() throws IOException, InterruptedException {
        Path disk = Files.createDirectory(temp.resolve("disk"));
        assumeTrue(
                Tools.has("mount")
                        && Tools.run(temp, "mount", "-t", "tmpfs", "-o", "size=1m", "disk", disk.toString()) == 0,
                "no file system can be mounted here");
        try {
            Path source = tree(temp.resolve("a"), "1", "2", "3");
            byte[] large = new byte[700_000];
            Arrays.fill(large, (byte) 7);
            Files.write(source.resolve("2"), large);
            Files.write(source.resolve("3"), large);
            VaultSync sync = VaultSync.of(manifest("1", "2", "3"));

            assertThatThrownBy(() -> sync.copy(source, disk.resolve("b")))
                    .isInstanceOf(TransferException.class)
                    .hasMessageContaining("No space left on device; what is there stays, and the next copy goes on");
            assertThat(contents(disk.resolve("b"))).containsOnlyKeys("1", "2");
            assertThat(disk.resolve("b/.decile")).doesNotExist();

            assertThat(Tools.run(temp, "mount", "-o", "remount,size=4m", disk.toString()))
                    .isZero();
            CopyReport report = sync.copy(source, disk.resolve("b"));
            assertThat(report.upToDate()).isEqualTo(2);
            assertThat(report.copied()).containsOnlyKeys(CopyMethod.BYTES);
        } finally {
            Tools.run(temp, "umount", disk.toString());
        }
    }

    @Test
    void aLinkAcrossFileSystemsIsRefusedWhereNothingElseIsAllowed() throws IOException, InterruptedException {
        Path disk = Files.createDirectory(temp.resolve("disk"));
        assumeTrue(
                Tools.has("mount")
                        && Tools.run(temp, "mount", "-t", "tmpfs", "-o", "size=1m", "disk", disk.toString()) == 0,
                "no file system can be mounted here");
        try {
            Path source = tree(temp.resolve("a"), "1");
            VaultSync sync = VaultSync.of(manifest("1"));

            assertThatThrownBy(
                            () -> sync.by(CopyMethod.LINK, CopyMethod.REFLINK).copy(source, disk.resolve("b")))
                    .isInstanceOf(TransferException.class)
                    .hasMessageContaining("LINK=Invalid cross-device link")
                    .hasMessageContaining("REFLINK=cp --reflink=always failed")
                    .hasMessageEndingWith("allow BYTES");
        } finally {
            Tools.run(temp, "umount", disk.toString());
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void append(Path file) {
        try {
            Files.write(file, new byte[1], StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
