package club.makapix.decile.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    private String production = "";
    private String development = "";

    @BeforeEach
    void makeBothSides() {
        production = TestServer.create();
        development = TestServer.create();
        TestServer.server().execute(production, TABLES + """
                                insert into people select n, 'person' || n || '@mail.example.org', nullif(n / 2, 0) from generate_series(1, 40) n;
                                insert into notes select n, 1 + n % 40, 'note ' || n from generate_series(1, 100) n;
                                analyze;
                                """);
        TestServer.server()
                .execute(development, TABLES + "insert into people values (1000, 'old@dev.example.com', null);");
        TestServer.markAsDevelopment(development);
    }

    @Test
    void replacesTheRowsAndSaysWhatCame() {
        Run run = refresh(RECIPE);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("anonymized").contains("public.people").contains("public.notes");
        assertThat(emails()).isNotEmpty().allMatch(email -> email.matches("user\\d+@dev\\.example\\.com"));
    }

    @Test
    void showsAPersonWhatIsReplacedAndAsks() throws IOException {
        String[] arguments = {
            "--source=" + TestServer.server().url(production),
            "--target=" + TestServer.server().url(development),
            "--recipe=" + recipe(RECIPE)
        };

        Run no = Run.answered("", arguments);

        assertThat(no.status()).isEqualTo(1);
        assertThat(no.out())
                .contains("/" + production + "\n", "/" + development + "\n")
                .containsPattern("replaced  all rows of 2 tables, about \\d+\n")
                .containsPattern("to come   about \\d+ rows")
                .endsWith("Go on? [y/N] nothing was changed\n");
        assertThat(emails()).containsExactly("old@dev.example.com");

        assertThat(Run.answered("yes", arguments).status()).isZero();
        assertThat(emails()).hasSizeGreaterThan(1);
    }

    @Test
    void refusesAWrongTargetBeforeItAsks() throws IOException {
        TestServer.server().execute(development, "comment on database " + development + " is null");

        Run run = Run.answered(
                "yes",
                "--source=" + TestServer.server().url(production),
                "--target=" + TestServer.server().url(development),
                "--recipe=" + recipe(RECIPE));

        assertRefused(run, "is not marked");
        assertThat(run.out()).doesNotContain("Go on?");
    }

    @Test
    void replacesASchemaBesideProduction() throws IOException {
        TestServer.server().execute(production, "create schema development; set search_path = development; " + TABLES);
        String url = TestServer.server().url(production);
        String[] arguments = {
            "--source=" + url, "--target=" + url, "--target-schema=development", "--recipe=" + recipe(RECIPE)
        };
        assertRefused(Run.refresh(Run.SECRET, arguments), "comment on schema", "decile:development");
        TestServer.server().execute(production, "comment on schema development is 'decile:development'");

        Run run = Run.refresh(Run.SECRET, arguments);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains(production + ", schema public -> ", production + ", schema development: ");
        assertThat(TestServer.server().column(production, "select email from development.people"))
                .isNotEmpty()
                .allMatch(email -> email.matches("user\\d+@dev\\.example\\.com"));
        assertThat(TestServer.server().column(production, "select count(*) from people where email like '%mail%'"))
                .containsExactly("40");
    }

    @Test
    void saysFirstThatNothingWasAnonymized() {
        Run run = refresh("sample:\n  draw: { people: 50% }\nanonymize: off\n");

        assertThat(run.status()).isZero();
        assertThat(run.out()).startsWith("NOT anonymized");
    }

    @Test
    void refusesARecipeThatForgetsPersonalData() {
        assertRefused(refresh("sample:\n  draw: { people: 50% }\n"), "no anonymize section", "anonymize: off");
    }

    @Test
    void namesTheTablesNearAnUnknownOne() {
        assertRefused(refresh(RECIPE.replace("people: 50%", "peeple: 50%")), "line 2", "peeple", "public.people");
    }

    @Test
    void namesTheColumnsNearAnUnknownOne() {
        assertRefused(refresh(RECIPE.replace("people.email", "people.emial")), "line 7", "people.emial", "email");
    }

    @Test
    void namesTheKeysOfATableThatLacksOne() {
        assertRefused(
                refresh(RECIPE.replace("people.boss_id", "people.chief_id")), "line 4", "chief_id", "people.boss_id");
    }

    @Test
    void namesTheSectionsNearAnUnknownOne() {
        assertRefused(refresh(RECIPE.replace("sample:", "sampel:")), "line 1", "sampel", "sample");
    }

    @Test
    void showsWhereARecipeIsMalformed() {
        assertRefused(refresh("sample:\n  draw: { people: 50%\nanonymize: off\n"), "recipe.yaml, line 3, column");
    }

    @Test
    void saysThatARecipeIsNotThere() {
        assertRefused(run(Run.SECRET, "--recipe=" + folder.resolve("none.yaml")), "none.yaml", "no such file");
    }

    @Test
    void asksForASecret() throws IOException {
        assertRefused(run(Map.of(), "--recipe=" + recipe(RECIPE)), "DECILE_SECRET", "openssl rand -hex 32");
    }

    @Test
    void replacesNothingForAGraphWithoutAPlan() throws IOException {
        Run run = run(Run.SECRET, "--recipe=" + recipe(RECIPE), "--graph=" + folder.resolve("graph.md"));

        assertMisused(run, "--graph draws what --plan estimates; add --plan");
        assertThat(emails()).containsExactly("old@dev.example.com");
    }

    @Test
    void refusesAWeakSecret() throws IOException {
        Run run = run(Map.of("DECILE_SECRET", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"), "--recipe=" + recipe(RECIPE));

        assertRefused(run, "weak");
        assertThat(run.err()).doesNotContain("aaaaaaaa");
    }

    @Test
    void listsTheColumnsThatNobodyDecided() {
        assertRefused(refresh(RECIPE.replace("  keep: [notes.body]\n", "")), "notes.body");
    }

    @Test
    void stopsAtAColumnThatNobodyHasAccepted() throws IOException {
        String locked = RECIPE + "  lock: columns.yaml\n";
        Run accepted = run(Run.SECRET, "--recipe=" + recipe(locked), "--accept");
        assertThat(accepted.status()).as(accepted.err()).isZero();
        TestServer.server().execute(production, "alter table notes add column stars int");
        TestServer.server().execute(development, "alter table notes add column stars int");

        assertRefused(refresh(locked), "notes.stars", "lock");

        assertThat(run(Run.SECRET, "--recipe=" + recipe(locked), "--accept").status())
                .isZero();
        assertThat(refresh(locked).status()).isZero();
    }

    @Test
    void writesAScriptInsteadOfADatabase() throws IOException {
        Path script = folder.resolve("slice.sql");

        Run run = Run.refresh(
                Run.SECRET,
                "--source=" + TestServer.server().url(production),
                "--target=" + script,
                "--recipe=" + recipe(RECIPE));

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(script).content().contains("user", "@dev.example.com").doesNotContain("mail.example.org");
    }

    @Test
    void plansWithoutATargetAndWithoutWriting() throws IOException {
        Run run = Run.refresh(
                Run.SECRET, "--source=" + TestServer.server().url(production), "--recipe=" + recipe(RECIPE), "--plan");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("public.people");
        assertThat(emails()).containsExactly("old@dev.example.com");
    }

    @Test
    void plansBeforeEveryColumnIsDecided() throws IOException {
        String recipe = RECIPE.replace("  keep: [notes.body]\n", "");

        Run run = Run.refresh(
                Run.SECRET, "--source=" + TestServer.server().url(production), "--recipe=" + recipe(recipe), "--plan");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("public.people")
                .contains("a refresh would stop before it reads a row: 1 column has no decision");
    }

    @Test
    void refusesAReportThatCouldNotBeWrittenAfterwards() throws IOException {
        Run run = run(Run.SECRET, "--recipe=" + recipe(RECIPE), "--report=" + folder.resolve("none/report.json"));

        assertMisused(run, "existing folder");
        assertThat(emails()).containsExactly("old@dev.example.com");
    }

    @Test
    void refusesADrawOfNobody() {
        TestServer.server().execute(production, "truncate people, notes");

        assertRefused(refresh(RECIPE), "people");
    }

    @Test
    void listsWhatTheTargetLacks() {
        TestServer.server().execute(development, "drop table notes");

        assertRefused(refresh(RECIPE), "public.notes");
    }

    @Test
    void refusesATargetWithoutTheMark() {
        TestServer.server().execute(development, "comment on database " + development + " is null");

        assertRefused(refresh(RECIPE), "comment on database", "decile:development");
    }

    @Test
    void refusesATargetBeforeItSelectsRows() {
        String failing = RECIPE.replace("  keys:", "  where: { people: \"1 / (id - id) > 0\" }\n  keys:");
        assertRefused(refresh(failing), "division by zero");

        TestServer.server().execute(development, "drop table notes");
        assertRefused(refresh(failing), "public.notes is missing");
        TestServer.server().execute(development, "comment on database " + development + " is null");
        assertRefused(refresh(failing), "is not marked");
    }

    @Test
    void refusesTheSourceAsTarget() throws IOException {
        TestServer.markAsDevelopment(production);
        String url = TestServer.server().url(production);

        Run run = Run.refresh(Run.SECRET, "--source=" + url, "--target=" + url, "--recipe=" + recipe(RECIPE));

        assertRefused(run, "source");
        assertThat(TestServer.server().column(production, "select count(*) from people"))
                .containsExactly("40");
    }

    @Test
    void saysThatAServerCannotBeReached() throws IOException {
        Run run = Run.refresh(
                Run.SECRET,
                "--source=jdbc:postgresql://localhost:1/production?user=postgres",
                "--target=" + TestServer.server().url(development),
                "--recipe=" + recipe(RECIPE));

        assertThat(run.err())
                .isEqualTo(
                        "the source could not be reached: Connection to localhost:1 refused; check host, port and that the server runs\n");
        assertRefused(run, "source");
    }

    @Test
    void saysWhereAPasswordIsTakenFrom() throws IOException {
        TestServer.server().execute(production, """
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
        String url = TestServer.server().url(production).replace("user=postgres", "user=picky");

        Run run = Run.refresh(
                Map.of("DECILE_SOURCE_PASSWORD", "wrong", "DECILE_SECRET", Run.SECRET.get("DECILE_SECRET")),
                "--source=" + url,
                "--target=" + TestServer.server().url(development),
                "--recipe=" + recipe(RECIPE));

        assertRefused(
                run, "the source refused the login: ", "password authentication failed", "DECILE_SOURCE_PASSWORD");
        assertThat(run.err()).doesNotContain("wrong");

        Run other = Run.refresh(
                Map.of("DECILE_TARGET_PASSWORD", "wrong", "DECILE_SECRET", Run.SECRET.get("DECILE_SECRET")),
                "--source=" + TestServer.server().url(production),
                "--target=" + url.replace(production, development),
                "--recipe=" + recipe(RECIPE));

        assertRefused(
                other, "the target refused the login: ", "password authentication failed", "DECILE_TARGET_PASSWORD");
        assertThat(other.err()).doesNotContain("wrong");
    }

    @Test
    void namesTheTableThatARoleMayNotRead() throws IOException {
        TestServer.server()
                .execute(
                        production,
                        "drop role if exists reader; create role reader login; grant select on people to reader");

        Run run = Run.refresh(
                Run.SECRET,
                "--source=" + TestServer.server().url(production).replace("user=postgres", "user=reader"),
                "--target=" + TestServer.server().url(development),
                "--recipe=" + recipe(RECIPE));

        assertRefused(run, "permission denied", "notes", "SELECT");
        TestServer.server().execute(production, "drop owned by reader; drop role reader");
    }

    @Test
    void endsWithTwoIfItIsMisused() {
        assertMisused(Run.refresh(Map.of(), "--source=jdbc:postgresql:x", "--recipe=r"), "--target");
        assertMisused(Run.refresh(Map.of(), "--source=jdbc:postgresql:x", "--recipe=r", "--tarket=x"), "--tarket");
        assertMisused(
                Run.refresh(Map.of(), "--source=mysql://db", "--target=jdbc:postgresql:x", "--recipe=r"),
                "--source is no database");
    }

    @Test
    void refusesAListOfFilesThatTheRecipeDoesNotDescribe() throws IOException {
        Run run = run(Run.SECRET, "--recipe=" + recipe(RECIPE), "--vault-list=" + folder.resolve("files.txt"));

        assertMisused(run, "vault");
        assertThat(emails()).containsExactly("old@dev.example.com");
    }

    private void assertRefused(Run run, String... words) {
        assertThat(run.err()).contains(words).doesNotContain("Exception", "\tat ", "mistake in Decile");
        assertThat(run.status()).isEqualTo(1);
        assertThat(TestServer.server().column(production, "select count(*) from people where id <= 40"))
                .singleElement()
                .isIn("40", "0");
        if (TestServer.server()
                .column(development, "select to_regclass('people')")
                .contains("people")) {
            assertThat(emails()).containsExactly("old@dev.example.com");
        }
    }

    private static void assertMisused(Run run, String word) {
        assertThat(run.err()).contains(word, "--help").doesNotContain("Exception");
        assertThat(run.status()).isEqualTo(2);
    }

    private List<String> emails() {
        return TestServer.server().column(development, "select email from people order by id");
    }

    private Run refresh(String recipe) {
        try {
            return run(Run.SECRET, "--recipe=" + recipe(recipe));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Run run(Map<String, String> environment, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--source=" + TestServer.server().url(production),
                "--target=" + TestServer.server().url(development)));
        arguments.addAll(List.of(more));
        return Run.refresh(environment, arguments.toArray(String[]::new));
    }

    private Path recipe(String text) throws IOException {
        return Files.writeString(folder.resolve("recipe.yaml"), text);
    }
}
