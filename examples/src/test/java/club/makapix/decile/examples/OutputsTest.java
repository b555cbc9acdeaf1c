package club.makapix.decile.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command writes beside the rows, and what it says if that fails. */
class OutputsTest {
    private static final String RECIPE = """
            sample: { draw: { posts: 100% } }
            anonymize: off
            vault: { files: { posts: "{key}.png" } }
            """;

    @TempDir
    private Path folder;

    private Scene scene;

    @BeforeEach
    void makeBothSides() {
        scene = Scene.of(
                folder,
                "create table posts (id int primary key, key text);",
                "insert into posts values (1, 'a'), (2, 'b')");
    }

    private List<String> rows() {
        return scene.developed("select id from posts order by id");
    }

    @Test
    void copiesTheFilesOfTheRows() throws IOException {
        Path from = Files.createDirectory(folder.resolve("from"));
        Path to = folder.resolve("to");
        for (String name : List.of("a.png", "b.png", "c.png")) {
            Files.writeString(from.resolve(name), name);
        }

        Run run = scene.refresh(RECIPE, "--vault-copy", from.toString(), to.toString());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("2 files in " + to);
        assertThat(to.toFile().list()).containsExactlyInAnyOrder("a.png", "b.png");
    }

    @Test
    void refusesAVaultThatIsNotThereBeforeTheRowsAreReplaced() {
        Run run = scene.refresh(RECIPE, "--vault-copy", folder.resolve("none").toString(), folder.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("none is no folder; name the vault that has the files");
        assertThat(rows()).isEmpty();
    }

    @Test
    void saysThatTheRowsHaveComeIfAFileHasNot() throws IOException {
        Path from = Files.createDirectory(folder.resolve("from"));
        Path file = Files.writeString(folder.resolve("file"), "no folder");

        Run run = scene.refresh(RECIPE, "--vault-copy", from.toString(), file.toString());

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err())
                .contains(file.toString())
                .endsWith("the rows had been replaced before that, and stay\n")
                .doesNotContain("as it was");
        assertThat(rows()).containsExactly("1", "2");
    }

    @Test
    void saysWhereItWroteWhat() throws IOException {
        Path graph = folder.resolve("graph.mmd");
        Run plan = Run.refresh(Run.SECRET, scene.source(), scene.recipe(RECIPE), "--plan", "--graph=" + graph);
        assertThat(plan.out()).endsWith("graph: " + graph + "\n");
        assertThat(Files.readString(graph)).startsWith("flowchart");

        Path report = folder.resolve("report.html");
        Path list = folder.resolve("files.txt");
        Run run = scene.refresh(RECIPE, "--report=" + report, "--vault-list=" + list);
        assertThat(run.out()).endsWith("2 files: " + list + "\nreport: " + report + "\n");
        assertThat(Files.readString(report)).startsWith("<!DOCTYPE html>");
        assertThat(Files.readAllLines(list)).containsExactly("a.png", "b.png");
    }
}
