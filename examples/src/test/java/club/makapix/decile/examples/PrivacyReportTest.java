package club.makapix.decile.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command tells whoever answers for the data. */
class PrivacyReportTest {
    private static final String TABLES = """
            create table people (id int primary key, name text unique, email text, height int);
            create table mentions (id int primary key, kind text, target text);
            """;

    private static final String RECIPE = """
            sample:
              draw: { people: 100% }
              whole: [mentions]
              references:
                - { from: mentions.target, to: people.name, when: "kind = 'person'", follow: never, outside: detach }
            anonymize:
              keep: [mentions.kind, mentions.target]
              erase: [people.email]
              replace:
                people.name: handle
            """;

    @TempDir
    private Path folder;

    private Scene scene;

    @BeforeEach
    void makeBothSides() {
        scene = Scene.of(folder, TABLES, """
                insert into people values (1, 'ann', 'ann@mail.example', 170), (2, 'bob', null, 180);
                insert into mentions values (1, 'person', 'ann'), (2, 'page', 'home'), (3, 'person', 'bob');
                """);
    }

    private String refresh(Map<String, String> environment, String report, String... more) throws IOException {
        Path file = folder.resolve(report);
        Run run = scene.refresh(
                environment,
                RECIPE,
                Stream.concat(Stream.of("--privacy-report=" + file), Stream.of(more))
                        .toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).endsWith("privacy report: " + file + "\n");
        return Files.readString(file);
    }

    @Test
    void tellsForEachColumnWhatWasDoneAndWhy() throws IOException {
        String json = refresh(Run.SECRET, "privacy.json");

        assertThat(json)
                .startsWith("{\"anonymized\":true,\"statement\":\"Pseudonymised, not anonymous, while the secret")
                .contains("\"columns\":{\"kept\":4,\"replaced\":1,\"erased\":1,\"by condition\":1}")
                .contains(
                        "{\"column\":\"name\",\"treatment\":\"replaced\",\"by\":\"handle\",\"domain\":\"handle\",\"injective\":true")
                .contains("recipe.yaml, line 10, column 18\",\"rewritten\":2,\"erased\":0}")
                .contains(
                        "{\"column\":\"height\",\"treatment\":\"kept\",\"injective\":false,\"why\":\"integer holds no free data")
                .contains("\"by\":\"handle when kind = 'person', otherwise keep\"")
                .doesNotContain("ann", "bob", "home", Run.SECRET.get("DECILE_SECRET"));
    }

    @Test
    void rewritesWhatARecipesReferenceNames() throws IOException {
        refresh(Run.SECRET, "privacy.json");

        assertThat(scene.developed("select m.id from mentions m join people p on p.name = m.target order by m.id"))
                .containsExactly("1", "3");
        assertThat(scene.developed("select target from mentions where id = 2")).containsExactly("home");
    }

    @Test
    void saysThatNobodyKeptTheSecret() throws IOException {
        String page = refresh(Map.of(), "privacy.html", "--one-time-secret");

        assertThat(page).contains("one-time secret that was not kept").doesNotContain("Pseudonymised, not anonymous");
    }
}
