package club.makapix.decile.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {
    @TempDir
    private Path parent;

    @Test
    void goesWithEverythingInItWhenClosed() throws IOException {
        try (WorkFolder folder = WorkFolder.below(parent)) {
            Files.createDirectories(folder.resolve("a").resolve("b"));
            assertThat(folder.unpack("makapix.yaml", "makapix-columns.yaml")).isNotEmptyFile();
        }

        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void leavesWhatLinksLeadTo() throws IOException {
        Path kept =
                Files.writeString(Files.createDirectory(parent.resolve("kept")).resolve("file"), "text");
        try (WorkFolder folder = WorkFolder.below(parent)) {
            Files.createSymbolicLink(folder.resolve("link"), kept.getParent());
        }

        assertThat(kept).isNotEmptyFile();
        assertThat(parent.toFile().list()).containsExactly("kept");
    }

    @Test
    void keepsAFolderThatNobodyElseCanEnter() throws IOException {
        assertThat(WorkFolder.kept(parent, "server")).isEqualTo(WorkFolder.kept(parent, "server"));

        Files.setPosixFilePermissions(parent.resolve("server"), PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(() -> WorkFolder.kept(parent, "server"))
                .hasMessageContaining("others can enter it; remove it");
    }

    @Test
    void refusesALinkForAFolder() throws IOException {
        Files.createSymbolicLink(parent.resolve("server"), Files.createDirectory(parent.resolve("elsewhere")));

        assertThatThrownBy(() -> WorkFolder.kept(parent, "server")).isInstanceOf(IllegalStateException.class);
    }

    /** As when somebody presses Ctrl-C. */
    @Test
    void goesWithTheJvm() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Interrupted.class.getName(),
                        parent.toString())
                .inheritIO()
                .start();

        assertThat(process.waitFor()).isEqualTo(3);
        assertThat(parent).isEmptyDirectory();
    }

    /** Ends while a folder is open. */
    static final class Interrupted {
        private Interrupted() {}

        public static void main(String[] arguments) throws IOException {
            Files.writeString(WorkFolder.below(Path.of(arguments[0])).resolve("file"), "text");
            System.exit(3);
        }
    }
}
