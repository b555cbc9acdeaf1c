package club.makapix.decile.vault;

import static club.makapix.decile.vault.TreeFixture.contents;
import static club.makapix.decile.vault.TreeFixture.manifest;
import static club.makapix.decile.vault.TreeFixture.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import club.makapix.decile.transfer.TransferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VaultSyncTest {
    @TempDir
    Path temp;

    @ParameterizedTest
    @EnumSource(
            value = CopyMethod.class,
            names = {"LINK", "BYTES"})
    void copiesWhatIsListed(CopyMethod method) {
        Path source = tree(temp.resolve("a"), "0a/1.png", "0a/2.png", "0b/c/3.gif", "4", "not/listed");

        CopyReport report =
                VaultSync.of(manifest("0a/1.png", "0b/c/3.gif", "4")).by(method).copy(source, temp.resolve("b"));

        assertThat(report.copied()).containsExactly(Map.entry(method, 3L));
        assertThat(report.isComplete()).isTrue();
        assertThat(contents(temp.resolve("b")))
                .containsExactly(
                        Map.entry("0a/1.png", "0a/1.png"), Map.entry("0b/c/3.gif", "0b/c/3.gif"), Map.entry("4", "4"));
    }

    @Test
    void aHardLinkIsTheSameFileAndACopyIsNot() throws IOException {
        Path source = tree(temp.resolve("a"), "x");

        VaultSync.of(manifest("x")).by(CopyMethod.LINK).copy(source, temp.resolve("linked"));
        VaultSync.of(manifest("x")).by(CopyMethod.BYTES).copy(source, temp.resolve("copied"));

        assertThat(Files.isSameFile(source.resolve("x"), temp.resolve("linked/x")))
                .isTrue();
        assertThat(Files.isSameFile(source.resolve("x"), temp.resolve("copied/x")))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = CopyMethod.class,
            names = {"LINK", "BYTES"})
    void copiesAgainOnlyWhatDiffers(CopyMethod method) throws IOException {
        Path source = tree(temp.resolve("a"), "same", "longer", "later");
        Path target = temp.resolve("b");
        VaultSync sync = VaultSync.of(manifest("later", "longer", "same")).by(method);
        sync.copy(source, target);
        Files.delete(source.resolve("longer"));
        Files.writeString(source.resolve("longer"), "much longer");
        Files.delete(source.resolve("later"));
        Files.writeString(source.resolve("later"), "LATER");
        Files.setLastModifiedTime(source.resolve("later"), FileTime.from(Instant.parse("2031-01-01T00:00:00Z")));

        CopyReport report = sync.copy(source, target);

        assertThat(report.upToDate()).isEqualTo(1);
        assertThat(report.copied()).containsExactly(Map.entry(method, 2L));
        assertThat(contents(target)).isEqualTo(contents(source));
    }

    @Test
    void bytesReplaceAHardLinkByAFileOfItsOwn() throws IOException {
        Path source = tree(temp.resolve("a"), "x");
        VaultSync sync = VaultSync.of(manifest("x"));
        sync.by(CopyMethod.LINK).copy(source, temp.resolve("b"));

        sync.by(CopyMethod.BYTES).copy(source, temp.resolve("b"));

        assertThat(Files.isSameFile(source.resolve("x"), temp.resolve("b/x"))).isFalse();
        assertThat(temp.resolve("b/x")).hasContent("x");
    }

    @Test
    void keepsPermissionsAndTimes() throws IOException {
        Path source = tree(temp.resolve("a"), "d/x");
        Files.setPosixFilePermissions(source.resolve("d/x"), PosixFilePermissions.fromString("r--r-----"));
        Files.setPosixFilePermissions(source.resolve("d"), PosixFilePermissions.fromString("rwxr-x---"));
        Files.setLastModifiedTime(source.resolve("d/x"), FileTime.from(Instant.parse("2020-02-29T01:02:03.456789Z")));

        VaultSync.of(manifest("d/x")).by(CopyMethod.BYTES).copy(source, temp.resolve("b"));

        Path copy = temp.resolve("b/d/x");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("r--r-----");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.getParent())))
                .isEqualTo("rwxr-x---");
        assertThat(Files.getLastModifiedTime(copy).toInstant()).isEqualTo("2020-02-29T01:02:03.456789Z");
    }

    @Test
    void reportsWhatIsMissing() {
        Path source = tree(temp.resolve("a"), "here", "dir/inside");

        CopyReport report = VaultSync.of(manifest("gone", "maybe?", "here", "dir", "here/below"))
                .copy(source, temp.resolve("b"));

        assertThat(report.problems())
                .containsExactly(
                        new VaultProblem("dir", VaultProblem.Kind.NO_REGULAR_FILE, "dir is a directory"),
                        new VaultProblem("gone", VaultProblem.Kind.MISSING, ""),
                        new VaultProblem("here/below", VaultProblem.Kind.NO_REGULAR_FILE, "here is a file"),
                        new VaultProblem("maybe", VaultProblem.Kind.MISSING_OPTIONAL, ""));
        assertThat(report.isComplete()).isFalse();
        assertThat(contents(temp.resolve("b"))).containsOnlyKeys("here");
    }

    @Test
    void followsNoSymbolicLinkOfTheSource() throws IOException {
        tree(temp.resolve("outside"), "secret");
        Path source = tree(temp.resolve("a"), "x");
        Files.createSymbolicLink(source.resolve("file"), Path.of("../outside/secret"));
        Files.createSymbolicLink(source.resolve("dir"), Path.of("../outside"));

        CopyReport report = VaultSync.of(manifest("dir/secret", "file", "x")).copy(source, temp.resolve("b"));

        assertThat(report.problems())
                .containsExactly(
                        new VaultProblem("dir/secret", VaultProblem.Kind.NO_REGULAR_FILE, "dir is a symbolic link"),
                        new VaultProblem("file", VaultProblem.Kind.NO_REGULAR_FILE, "file is a symbolic link"));
        assertThat(contents(temp.resolve("b"))).containsOnlyKeys("x");
    }

    @ParameterizedTest
    @EnumSource(
            value = CopyMethod.class,
            names = {"LINK", "BYTES"})
    void writesThroughNoSymbolicLinkOfTheTarget(CopyMethod method) throws IOException {
        Path outside = tree(temp.resolve("outside"), "victim");
        Path source = tree(temp.resolve("a"), "dir/victim", "file", "sub");
        Path target = Files.createDirectory(temp.resolve("b"));
        Files.createSymbolicLink(target.resolve("dir"), Path.of("../outside"));
        Files.createSymbolicLink(target.resolve("file"), Path.of("../outside/victim"));
        tree(target, "sub/occupied");

        CopyReport report =
                VaultSync.of(manifest("dir/victim", "file", "sub")).by(method).copy(source, target);

        assertThat(outside.resolve("victim")).hasContent("victim");
        assertThat(report.problems())
                .extracting(VaultProblem::reason)
                .containsExactly("in the target dir is a symbolic link", "in the target sub is a directory");
        assertThat(target.resolve("file")).isRegularFile().hasContent("file");
        assertThat(Files.isSymbolicLink(target.resolve("file"))).isFalse();
    }

    @Test
    void aRootMayBeReachedByALink() throws IOException {
        tree(temp.resolve("a"), "x");
        Files.createDirectory(temp.resolve("b"));
        Path source = Files.createSymbolicLink(temp.resolve("from"), Path.of("a"));
        Path target = Files.createSymbolicLink(temp.resolve("to"), Path.of("b"));

        VaultSync.of(manifest("x")).copy(source, target);

        assertThat(temp.resolve("b/x")).exists();
    }

    @Test
    void refusesTreesThatOverlap() throws IOException {
        Path source = tree(temp.resolve("a"), "d/x");
        Path alias = Files.createSymbolicLink(temp.resolve("alias"), Path.of("a/d"));
        VaultSync sync = VaultSync.of(manifest("d/x"));

        for (Path target : List.of(source, source.resolve("d"), source.resolve("new"), temp, alias)) {
            assertThatThrownBy(() -> sync.copy(source, target))
                    .isInstanceOf(TransferException.class)
                    .hasMessageContaining("are the same tree, or one lies in the other");
        }
        assertThat(contents(source)).containsOnlyKeys("d/x");
    }

    @Test
    void refusesARootThatIsNoDirectory() {
        tree(temp.resolve("a"), "x");
        VaultSync sync = VaultSync.of(manifest("x"));

        assertThatThrownBy(() -> sync.verify(temp.resolve("none")))
                .isInstanceOf(TransferException.class)
                .hasMessageEndingWith("none is not a vault: no such file or directory");
        assertThatThrownBy(() -> sync.verify(temp.resolve("a/x"))).hasMessageEndingWith("it is no directory");
        assertThatThrownBy(() -> sync.copy(temp.resolve("a"), temp.resolve("no/parent")))
                .isInstanceOf(TransferException.class)
                .hasMessageContaining("no such file or directory");
    }

    @Test
    void refusesASecondCopyIntoTheSameTarget() throws IOException {
        Path source = tree(temp.resolve("a"), "x");
        Path target = Files.createDirectory(temp.resolve("b"));
        Staging other = Staging.open(VaultTree.of(target));

        assertThatThrownBy(() -> VaultSync.of(manifest("x")).copy(source, target))
                .isInstanceOf(TransferException.class)
                .hasMessageContaining("another copy into")
                .hasMessageContaining("is under way");

        other.close();
        assertThat(VaultSync.of(manifest("x")).copy(source, target).files()).isEqualTo(1);
    }

    @Test
    void goesOnAfterAKill() throws IOException {
        Path source = tree(temp.resolve("a"), "1", "2", "3");
        Path target = tree(temp.resolve("b"), ".decile/7", ".decile/8/3", ".decile/lock");
        Files.copy(source.resolve("1"), target.resolve("1"), StandardCopyOption.COPY_ATTRIBUTES);

        CopyReport report =
                VaultSync.of(manifest("1", "2", "3")).by(CopyMethod.BYTES).copy(source, target);

        assertThat(report.upToDate()).isEqualTo(1);
        assertThat(contents(target)).isEqualTo(contents(source));
        assertThat(target.resolve(".decile")).doesNotExist();
    }

    @Test
    void comparesAVaultWithItsManifest() throws IOException {
        Path vault = tree(temp.resolve("a"), "a/b", "a-b", "a.b", "a/c/d", "b", "lost+found/1", "zz", "z/z");
        Files.createSymbolicLink(vault.resolve("link"), Path.of("b"));
        Files.createSymbolicLink(vault.resolve("odd"), Path.of("/"));

        VerifyReport report = VaultSync.of(manifest("a-b", "a.b", "a/b", "a/c/e", "b", "c?", "link"))
                .verify(vault);

        assertThat(report)
                .returns(7L, VerifyReport::files)
                .returns(4L, VerifyReport::present)
                .returns(10L, VerifyReport::bytes)
                .returns(false, VerifyReport::isComplete);
        assertThat(report.problems())
                .extracting(problem -> problem.path() + " " + problem.kind())
                .containsExactly(
                        "a/c/d ORPHANED",
                        "a/c/e MISSING",
                        "c MISSING_OPTIONAL",
                        "link NO_REGULAR_FILE",
                        "odd ORPHANED",
                        "z/z ORPHANED",
                        "zz ORPHANED");
        assertThat(report.count(VaultProblem.Kind.ORPHANED)).isEqualTo(4);
    }

    @Test
    void prunesAfterADryRun() throws IOException {
        Path vault = tree(temp.resolve("a"), "keep", "d/keep", "d/orphan", "e/f/orphan", "lost+found/1");
        tree(temp.resolve("outside"), "safe");
        Files.createSymbolicLink(vault.resolve("link"), Path.of("../outside"));

        PrunePlan plan = VaultSync.of(manifest("keep", "d/keep", "missing")).prune(vault);

        assertThat(plan.paths()).containsExactly("d/orphan", "e/f/orphan", "link");
        assertThat(contents(vault)).hasSize(6);
        assertThat(plan.carryOut()).isEqualTo(3);
        assertThat(contents(vault)).containsOnlyKeys("keep", "d/keep", "lost+found/1");
        assertThat(vault.resolve("e")).doesNotExist();
        assertThat(temp.resolve("outside/safe")).exists();
        assertThat(plan.carryOut()).isZero();
    }

    @Test
    void refusesToPruneAnotherVault() {
        Path vault = tree(temp.resolve("a"), "quite", "different");

        assertThatThrownBy(() -> VaultSync.of(manifest("x")).prune(vault))
                .isInstanceOf(TransferException.class)
                .hasMessageContaining("has none of the listed files");
    }

    @Test
    void copiesManyDirectoriesWithManyThreads() {
        List<String> paths = IntStream.range(0, 3_000)
                .mapToObj(i -> "%02x/%02x/%d".formatted(i & 15, i >> 4 & 63, i))
                .toList();
        Path source = tree(temp.resolve("a"), paths.toArray(String[]::new));
        long[] progress = new long[1];

        CopyReport report = VaultSync.of(manifest(paths))
                .threads(8)
                .reportingTo((files, bytes) -> progress[0] = Math.max(progress[0], files))
                .copy(source, temp.resolve("b"));

        assertThat(report.files()).isEqualTo(3_000);
        assertThat(progress[0]).isEqualTo(3_000);
        assertThat(VaultSync.of(manifest(paths)).verify(temp.resolve("b")).problems())
                .isEmpty();
    }

    @Test
    void keepsSparseFilesSparse() throws IOException {
        Path source = tree(temp.resolve("a"), "empty", "x");
        Files.writeString(source.resolve("empty"), "");
        byte[] content = new byte[8 << 20];
        content[5 << 20] = 1;
        Files.write(source.resolve("x"), content);

        VaultSync.of(manifest("empty", "x")).by(CopyMethod.BYTES).copy(source, temp.resolve("b"));

        assertThat(temp.resolve("b/x")).hasBinaryContent(content);
        assertThat(temp.resolve("b/empty")).isEmptyFile();
    }

    @Test
    void namesMayBeOfAnyScript() {
        String[] paths = {"plain", "with space/and\"quote", "ключ/鍵", "\uD83D\uDE02/*!", "-rf", "#x"};
        assumeTrue(System.getProperty("sun.jnu.encoding").equals("UTF-8"), "the locale cannot name these files");
        Path source = tree(temp.resolve("a"), paths);

        assertThat(VaultSync.of(manifest(paths))
                        .by(CopyMethod.BYTES)
                        .copy(source, temp.resolve("b"))
                        .problems())
                .isEmpty();
        assertThat(contents(temp.resolve("b"))).isEqualTo(contents(source));
    }
}
