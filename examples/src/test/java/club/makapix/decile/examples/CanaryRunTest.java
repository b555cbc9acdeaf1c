package club.makapix.decile.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That nothing which the command prints or writes tells of the one person who is in the database. */
class CanaryRunTest {
    private static final List<String> TRACES = List.of("canar", "ann.", "203.0.113", "5550199");

    private static final String TABLES = """
            create table people (id int primary key, email text not null unique, name text, bio text, address inet, born date);
            create table posts (id int primary key, owner_id int not null references people, title text, storage_key text);
            create table mentions (id int primary key, who text);
            """;

    private static final String ROWS = """
            insert into people select n, n || '.ann.canary@leak.example', 'Ann Canarova', 'call +49 170 5550199 or 203.0.113.77', '203.0.113.77', '1984-02-29'
            from generate_series(1, 20) n;
            insert into posts select n, n, 'Canary ' || n, 'f' || n from generate_series(1, 20) n;
            insert into mentions select n, 'Ann Canarova' from generate_series(1, 20) n;
            analyze;
            """;

    private static final String RECIPE = """
            sample:
              draw: { people: 100% }
              whole: [mentions]
            anonymize:
              keep: [posts.storage_key]
              replace:
                people.email: email
                people.name: fullName
                people.bio: scrub
                people.address: ip
                people.born: { shift: { days: 90 } }
                posts.title: lorem
                mentions.who: handle
            vault:
              files:
                posts: ["{storage_key}.png"]
            """;

    @TempDir
    private Path folder;

    private Scene scene;

    @BeforeEach
    void makeBothSides() {
        scene = Scene.of(folder, TABLES, ROWS);
    }

    private static boolean isTrace(String line) {
        String lower = line.toLowerCase(Locale.ROOT).replace("canaryruntest", "");
        return TRACES.stream().anyMatch(lower::contains);
    }

    /** As people run it: a process of its own, whose logs go where they go. */
    @Test
    void leavesNoTraceInWhatTheCommandPrintsAndWrites() throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                RefreshDevelopment.class.getName()));
        command.addAll(List.of(scene.arguments(
                RECIPE,
                "--report=" + folder.resolve("report.json"),
                "--privacy-report=" + folder.resolve("privacy.html"),
                "--vault-list=" + folder.resolve("files.txt"))));
        Path printed = folder.resolve("printed.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile());
        builder.environment().putAll(Run.SECRET);

        assertThat(builder.start().waitFor()).as(Files.readString(printed)).isZero();

        for (String name : List.of("printed.txt", "report.json", "privacy.html", "files.txt")) {
            assertThat(Files.readString(folder.resolve(name), StandardCharsets.UTF_8)
                            .lines())
                    .as(name)
                    .isNotEmpty()
                    .filteredOn(CanaryRunTest::isTrace)
                    .isEmpty();
        }
        assertThat(Files.readAllLines(folder.resolve("files.txt"))).hasSize(20).contains("f7.png");
        assertThat(scene.developed("select p::text || o::text from people p, posts o, mentions m"))
                .hasSize(8_000)
                .filteredOn(CanaryRunTest::isTrace)
                .isEmpty();
    }

    /** Each row breaks the recipe or the target in another way. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "people.name: fullName | people.name: { host: { from: x, to: y } } | create unique index on people (name) | does not hold in 19 of 20 rows",
                "people.name: fullName | people.name: { host: { from: x, to: y } } | alter table people add check (name !~ '^Ann') | check \"people_name_check\" does not hold",
                "people.name: fullName | people.name: [ { when: \"name::int = 1\", use: lorem }, lorem ] | select 1 | text that its type does not read after",
                "people.name: fullName | people.name: [ { when: \"lower(nam) = 'x'\", use: lorem }, lorem ] | select 1 | column \"nam\" does not exist",
                "people.name: fullName | people.name: uuid | select 1 | uuid cannot replace a value",
                "people: 100% | people: { percent: 10, strata: \"email::int\" } | select 1 | the draw from public.people",
                "whole: [mentions] | where: { mentions: \"who::int = 1\" } | select 1 | public.mentions could not be read",
                "whole: [mentions] | always: { people: \"name::date < now()\" } | select 1 | text that is no date or time",
                "mentions.who: handle | mentions.who: { host: { from: x, to: y } } | alter table mentions add low text generated always as (left(who, 3)::int::text) stored | the target refused the row: text that its type does not read",
                "{storage_key}.png | {title}.png\", \"../{storage_key} | drop table mentions | public.mentions is missing",
                "mentions.who: handle | mentions.whom: handle | select 1 | whom is not a column"
            })
    void saysNothingOfHerWhereItFails(String part, String wrong, String sql, String said) {
        scene.inDevelopment(sql);
        assertThat(RECIPE).contains(part);

        Run run = scene.refresh(RECIPE.replace(part, wrong));

        assertThat(run.status()).as(run.out()).isEqualTo(1);
        assertThat(run.err()).contains(said);
        assertThat((run.out() + run.err()).lines())
                .isNotEmpty()
                .filteredOn(CanaryRunTest::isTrace)
                .isEmpty();
        Run plan = scene.refresh(RECIPE.replace(part, wrong), "--plan");
        assertThat((plan.out() + plan.err()).lines())
                .isNotEmpty()
                .filteredOn(CanaryRunTest::isTrace)
                .isEmpty();
    }
}
