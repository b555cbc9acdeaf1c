package club.makapix.decile.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as somebody meets it who makes every mistake there is. */
class RefreshDevelopmentTest {
    private static final String TABLES = """
            create table people (
                id int primary key,
                email text not null unique,
                boss_id int references people
            );
            create table notes (
                id int primary key,
                person_id int not null references people,
                body text
            );
            """;

    private static final String RECIPE = """
            sample:
              draw: { people: 50% }
              keys:
                people.boss_id: { follow: never, outside: detach }
            anonymize:
              replace:
                people.email: { template: "user{id}@dev.example.com" }
              keep: [notes.body]
            """;

    @TempDir
    private Path folder;

    private Scene scene;

    @BeforeEach
    void makeBothSides() {
        scene = Scene.of(folder, TABLES, """
                insert into people select n, 'person' || n || '@mail.example.org', nullif(n / 2, 0) from generate_series(1, 40) n;
                insert into notes select n, 1 + n % 40, 'note ' || n from generate_series(1, 100) n;
                analyze;
                """);
        scene.inDevelopment("insert into people values (1000, 'old@dev.example.com', null)");
    }

    @Test
    void replacesTheRowsAndSaysWhatCame() {
        Run run = scene.refresh(RECIPE);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("anonymized").contains("public.people").contains("public.notes");
        assertThat(emails()).isNotEmpty().allMatch(email -> email.matches("user\\d+@dev\\.example\\.com"));
    }

    @Test
    void showsAPersonWhatIsReplacedAndAsks() {
        String[] arguments = {scene.source(), scene.target(), scene.recipe(RECIPE)};

        Run no = Run.answered("", arguments);

        assertThat(no.status()).isEqualTo(1);
        assertThat(no.out())
                .contains("/" + scene.production() + "\n", "/" + scene.development() + "\n")
                .containsPattern("replaced  all rows of 2 tables, about \\d+\n")
                .containsPattern("to come   about \\d+ rows")
                .endsWith("Go on? [y/N] nothing was changed\n");
        assertThat(emails()).containsExactly("old@dev.example.com");

        assertThat(Run.answered("yes", arguments).status()).isZero();
        assertThat(emails()).hasSizeGreaterThan(1);
    }

    @Test
    void refusesAWrongTargetBeforeItAsks() {
        scene.inDevelopment("comment on database " + scene.development() + " is null");

        Run run = Run.answered("yes", scene.source(), scene.target(), scene.recipe(RECIPE));

        assertRefused(run, "is not marked");
        assertThat(run.out()).doesNotContain("Go on?");
    }

    @Test
    void replacesASchemaBesideProduction() {
        scene.inProduction("create schema development; set search_path = development; " + TABLES);
        String url = TestServer.server().url(scene.production());
        String[] arguments = {"--source=" + url, "--target=" + url, "--target-schema=development", scene.recipe(RECIPE)
        };
        assertRefused(Run.refresh(Run.SECRET, arguments), "comment on schema", "decile:development");
        scene.inProduction("comment on schema development is 'decile:development'");

        Run run = Run.refresh(Run.SECRET, arguments);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(scene.production() + ", schema public -> ", scene.production() + ", schema development: ");
        assertThat(scene.produced("select email from development.people"))
                .isNotEmpty()
                .allMatch(email -> email.matches("user\\d+@dev\\.example\\.com"));
        assertThat(scene.produced("select count(*) from people where email like '%mail%'"))
                .containsExactly("40");
    }

    @Test
    void saysFirstThatNothingWasAnonymized() {
        Run run = scene.refresh("sample:\n  draw: { people: 50% }\nanonymize: off\n");

        assertThat(run.status()).isZero();
        assertThat(run.out()).startsWith("NOT anonymized");
    }

    @Test
    void refusesARecipeThatForgetsPersonalData() {
        assertRefused(scene.refresh("sample:\n  draw: { people: 50% }\n"), "no anonymize section", "anonymize: off");
    }

    @Test
    void namesTheTablesNearAnUnknownOne() {
        assertRefused(scene.refresh(RECIPE.replace("people: 50%", "peeple: 50%")), "line 2", "peeple", "public.people");
    }

    @Test
    void namesTheColumnsNearAnUnknownOne() {
        assertRefused(scene.refresh(RECIPE.replace("people.email", "people.emial")), "line 7", "people.emial", "email");
    }

    @Test
    void namesTheKeysOfATableThatLacksOne() {
        assertRefused(
                scene.refresh(RECIPE.replace("people.boss_id", "people.chief_id")),
                "line 4",
                "chief_id",
                "people.boss_id");
    }

    @Test
    void namesTheSectionsNearAnUnknownOne() {
        assertRefused(scene.refresh(RECIPE.replace("sample:", "sampel:")), "line 1", "sampel", "sample");
    }

    @Test
    void showsWhereARecipeIsMalformed() {
        assertRefused(scene.refresh("sample:\n  draw: { people: 50%\nanonymize: off\n"), "recipe.yaml, line 3, column");
    }

    @Test
    void saysThatARecipeIsNotThere() {
        Path none = folder.resolve("none.yaml");

        assertRefused(
                Run.refresh(Run.SECRET, scene.source(), scene.target(), "--recipe=" + none),
                none + " cannot be read: there is no such file; correct the path");
    }

    @Test
    void asksForASecret() {
        assertRefused(scene.refresh(Map.of(), RECIPE), "DECILE_SECRET", "openssl rand -hex 32");
    }

    @Test
    void replacesNothingForAGraphWithoutAPlan() {
        Run run = scene.refresh(RECIPE, "--graph=" + folder.resolve("graph.md"));

        assertMisused(run, "--graph draws what --plan estimates; add --plan");
        assertThat(emails()).containsExactly("old@dev.example.com");
    }

    @Test
    void refusesAWeakSecret() {
        Run run = scene.refresh(Map.of("DECILE_SECRET", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"), RECIPE);

        assertRefused(run, "weak");
        assertThat(run.err()).doesNotContain("aaaaaaaa");
    }

    @Test
    void listsTheColumnsThatNobodyDecided() {
        assertRefused(scene.refresh(RECIPE.replace("  keep: [notes.body]\n", "")), "notes.body");
    }

    @Test
    void stopsAtAColumnThatNobodyHasAccepted() {
        String locked = RECIPE + "  lock: columns.yaml\n";
        Run accepted = scene.refresh(locked, "--accept");
        assertThat(accepted.status()).as(accepted.err()).isZero();
        scene.inProduction("alter table notes add column stars int");
        scene.inDevelopment("alter table notes add column stars int");

        assertRefused(scene.refresh(locked), "notes.stars", "lock");

        assertThat(scene.refresh(locked, "--accept").status()).isZero();
        assertThat(scene.refresh(locked).status()).isZero();
    }

    @Test
    void writesAScriptInsteadOfADatabase() {
        Path script = folder.resolve("slice.sql");

        Run run = Run.refresh(Run.SECRET, scene.source(), "--target=" + script, scene.recipe(RECIPE));

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(script).content().contains("user", "@dev.example.com").doesNotContain("mail.example.org");
    }

    @Test
    void refusesAReportThatCouldNotBeWrittenAfterwards() {
        Run run = scene.refresh(RECIPE, "--report=" + folder.resolve("none/report.json"));

        assertMisused(run, "existing folder");
        assertThat(emails()).containsExactly("old@dev.example.com");
    }

    @Test
    void refusesADrawOfNobody() {
        scene.inProduction("truncate people, notes");

        assertRefused(scene.refresh(RECIPE), "people");
    }

    @Test
    void listsWhatTheTargetLacks() {
        scene.inDevelopment("drop table notes");

        assertRefused(scene.refresh(RECIPE), "public.notes");
    }

    @Test
    void refusesATargetWithoutTheMark() {
        scene.inDevelopment("comment on database " + scene.development() + " is null");

        assertRefused(scene.refresh(RECIPE), "comment on database", "decile:development");
    }

    @Test
    void refusesATargetBeforeItSelectsRows() {
        String failing = RECIPE.replace("  keys:", "  where: { people: \"1 / (id - id) > 0\" }\n  keys:");
        assertRefused(scene.refresh(failing), "division by zero");

        scene.inDevelopment("drop table notes");
        assertRefused(scene.refresh(failing), "public.notes is missing");
        scene.inDevelopment("comment on database " + scene.development() + " is null");
        assertRefused(scene.refresh(failing), "is not marked");
    }

    @Test
    void refusesTheSourceAsTarget() {
        TestServer.markAsDevelopment(scene.production());
        String url = TestServer.server().url(scene.production());

        Run run = Run.refresh(Run.SECRET, "--source=" + url, "--target=" + url, scene.recipe(RECIPE));

        assertRefused(run, "source");
        assertThat(scene.produced("select count(*) from people")).containsExactly("40");
    }

    @Test
    void saysThatAServerCannotBeReached() {
        Run run = Run.refresh(
                Run.SECRET,
                "--source=jdbc:postgresql://localhost:1/production?user=postgres",
                scene.target(),
                scene.recipe(RECIPE));

        assertThat(run.err())
                .isEqualTo(
                        "the source could not be reached: Connection to localhost:1 refused; check host, port and that the server runs\n");
        assertRefused(run, "source");
    }

    @Test
    void saysWhereAPasswordIsTakenFrom() {
        scene.inProduction("""
                        drop role if exists picky;
                        create role picky login password 'right';
                        create temp table hba as select pg_read_file(current_setting('hba_file')) as lines;
                        do $$ begin
                            execute format('copy (select ''host all picky all scram-sha-256'' union all '
                                || 'select line from hba, regexp_split_to_table(lines, ''\\n'') line where line not like ''%%picky%%'') to %L',
                                current_setting('hba_file'));
                        end $$;
                        select pg_reload_conf();
                        """);
        String url = TestServer.server().url(scene.production()).replace("user=postgres", "user=picky");

        Run run = Run.refresh(
                Map.of("DECILE_SOURCE_PASSWORD", "wrong", "DECILE_SECRET", Run.SECRET.get("DECILE_SECRET")),
                "--source=" + url,
                scene.target(),
                scene.recipe(RECIPE));

        assertRefused(
                run, "the source refused the login: ", "password authentication failed", "DECILE_SOURCE_PASSWORD");
        assertThat(run.err()).doesNotContain("wrong");

        Run other = Run.refresh(
                Map.of("DECILE_TARGET_PASSWORD", "wrong", "DECILE_SECRET", Run.SECRET.get("DECILE_SECRET")),
                scene.source(),
                "--target=" + url.replace(scene.production(), scene.development()),
                scene.recipe(RECIPE));

        assertRefused(
                other, "the target refused the login: ", "password authentication failed", "DECILE_TARGET_PASSWORD");
        assertThat(other.err()).doesNotContain("wrong");
    }

    @Test
    void namesTheTableThatARoleMayNotRead() {
        scene.inProduction("drop role if exists reader; create role reader login; grant select on people to reader");

        Run run = Run.refresh(
                Run.SECRET,
                "--source=" + TestServer.server().url(scene.production()).replace("user=postgres", "user=reader"),
                scene.target(),
                scene.recipe(RECIPE));

        assertRefused(run, "permission denied", "notes", "SELECT");
        scene.inProduction("drop owned by reader; drop role reader");
    }

    @Test
    void refusesAListOfFilesThatTheRecipeDoesNotDescribe() {
        Run run = scene.refresh(RECIPE, "--vault-list=" + folder.resolve("files.txt"));

        assertMisused(run, "vault");
        assertThat(emails()).containsExactly("old@dev.example.com");
    }

    private void assertRefused(Run run, String... words) {
        assertThat(run.err()).contains(words).doesNotContain("Exception", "\tat ", "mistake in Decile");
        assertThat(run.status()).isEqualTo(1);
        assertThat(scene.produced("select count(*) from people where id <= 40"))
                .singleElement()
                .isIn("40", "0");
        if (scene.developed("select to_regclass('people')").contains("people")) {
            assertThat(emails()).containsExactly("old@dev.example.com");
        }
    }

    private static void assertMisused(Run run, String word) {
        assertThat(run.err()).contains(word, "--help").doesNotContain("Exception");
        assertThat(run.status()).isEqualTo(2);
    }

    private List<String> emails() {
        return scene.developed("select email from people order by id");
    }
}
