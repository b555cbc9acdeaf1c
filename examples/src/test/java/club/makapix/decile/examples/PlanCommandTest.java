package club.makapix.decile.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command with {@code --plan}: what it says, and that it changes nothing. */
class PlanCommandTest {
    private static final String TABLES = """
            create table people (id int primary key, email text not null);
            create table stars (person_id int references people);
            """;
    private static final String RECIPE = """
            sample:
              draw: { people: 50% }
            anonymize:
              replace:
                people.email: { template: "user{id}@dev.example.com" }
            """;
    private static final String STOP = "a refresh would stop before it reads a row: ";

    @TempDir
    private Path folder;

    private Scene scene;

    @BeforeEach
    void makeBothSides() {
        scene = Scene.of(folder, TABLES, """
                insert into people select n, 'person' || n || '@mail.example.org' from generate_series(1, 40) n;
                analyze;
                """);
        scene.inDevelopment("insert into people values (1000, 'old@dev.example.com'); analyze");
    }

    @AfterEach
    void nothingWasChanged() {
        assertThat(scene.developed("select email from people")).containsExactly("old@dev.example.com");
    }

    /** Runs the command without a secret. */
    private Run plan(String recipe, String... more) {
        return Run.refresh(
                Map.of(),
                Stream.concat(Stream.of(scene.source(), scene.recipe(recipe), "--plan"), Stream.of(more))
                        .toArray(String[]::new));
    }

    @Test
    void needsNeitherASecretNorATarget() {
        Run run = plan(RECIPE);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out())
                .containsPattern("public.people +drawn +20 +of +40")
                .doesNotContain("refresh", "target");
    }

    @Test
    void isMadeBeforeEveryColumnIsDecided() {
        Run run = plan("sample: { draw: { people: 50% } }\nanonymize: {}\n");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("public.people", STOP + "1 column has no decision");
    }

    @Test
    void saysWhatTheVaultSectionWouldBeRefusedFor() {
        assertThat(plan(RECIPE + "vault:\n  files: { people: \"{photo}.png\" }\n")
                        .out())
                .contains("public.people", STOP, "recipe.yaml, line 7", "photo");
    }

    @Test
    void saysWhatARefreshWouldReplace() {
        assertThat(plan(RECIPE, scene.target()).out())
                .endsWith("the target may be written: all rows of 2 tables, about 1\n")
                .doesNotContain(STOP);
        assertThat(plan(RECIPE, "--target=" + folder.resolve("slice.sql")).out())
                .endsWith("the target may be written: the file of that name, if there is one\n");
    }

    @Test
    void saysThatTheTargetIsNotMarked() {
        scene.inDevelopment("comment on database " + scene.development() + " is null");

        Run run = plan(RECIPE, scene.target());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("public.people", STOP, "is not marked").doesNotContain("may be written");
    }

    @Test
    void saysWhatTheTargetLacks() {
        scene.inDevelopment("drop table stars");

        assertThat(plan(RECIPE, scene.target()).out())
                .contains(STOP + "the target differs from the source", "public.stars is missing");
    }

    @Test
    void saysThatTheTargetIsTheSource() {
        TestServer.markAsDevelopment(scene.production());

        assertThat(plan(RECIPE, scene.source().replace("--source", "--target")).out())
                .contains(STOP, "the source");
    }

    @Test
    void saysThatTheTargetCannotBeReached() {
        assertThat(plan(RECIPE, "--target=postgresql://somebody@localhost:1/development")
                        .out())
                .contains(STOP + "the target could not be reached");
    }
}
