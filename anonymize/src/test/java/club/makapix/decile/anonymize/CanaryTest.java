package club.makapix.decile.anonymize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.recipe.RecipeFile;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.Table;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import club.makapix.decile.transfer.Snapshot;
import club.makapix.decile.transfer.Target;
import club.makapix.decile.transfer.TransferReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plays the adversary: one person hides in every place of a database; after a refresh she is nowhere in the target. */
@ExtendWith(TestDatabases.class)
class CanaryTest {
    /** What betrays her, in lower case; also as PostgreSQL shows bytes. */
    private static final List<String> TRACES = List.of(
            "canar",
            "ann.",
            "anncan",
            "5550199",
            "203.0.113",
            "ca4a",
            "1984-02-29",
            "48.8584",
            "63616e6172",
            "08:00:2b:ca");

    @Test
    void leavesNoTraceOfAPersonAnywhereInTheTarget(TestDatabase source, TestDatabase target) {
        source.execute(Resources.text("canary-schema.sql"));
        source.execute(Resources.text("canary-rows.sql"));
        target.execute(Resources.text("canary-schema.sql"));
        target.execute("create table unrelated (id int)");
        target.markAsDevelopment();

        refresh(source, target, Resources.text("canary-recipe.yaml"));

        target.execute("refresh materialized view people_names; analyze");
        assertThat(everything(source)).filteredOn(CanaryTest::isTrace).hasSizeGreaterThan(20);
        assertThat(everything(target)).filteredOn(CanaryTest::isTrace).isEmpty();
        List<String> dump = Dump.of(target);
        assertThat(dump).filteredOn(CanaryTest::isTrace).isEmpty();
        assertThat(Dump.of(source)).filteredOn(CanaryTest::isTrace).hasSizeGreaterThan(dump.isEmpty() ? -1 : 20);
        assertThat(target.rows("select count(*), count(search), count(home), count(profile) from people"))
                .containsExactly("1|1|1|1");
    }

    @Test
    void leavesNoTraceInAScriptAReportOrALog(TestDatabase source, @TempDir Path folder) throws IOException {
        source.execute(Resources.text("canary-schema.sql"));
        source.execute(Resources.text("canary-rows.sql"));
        Path script = folder.resolve("people.sql");
        try (LoggedWords log = LoggedWords.record();
                Snapshot snapshot = Snapshot.open(source.dataSource())) {
            TransferReport report = snapshot.transfer(new Everything())
                    .rewriting(anonymizer(snapshot.schema(), Resources.text("canary-recipe.yaml")))
                    .into(Target.file(script));

            assertThat(Files.readAllLines(script))
                    .hasSizeGreaterThan(20)
                    .filteredOn(CanaryTest::isTrace)
                    .isEmpty();
            assertThat((report.json()
                                    + report.html()
                                    + report.privacy().json()
                                    + report.privacy().html())
                            .lines())
                    .filteredOn(CanaryTest::isTrace)
                    .isEmpty();
            assertThat(log.lines()).filteredOn(CanaryTest::isTrace).isEmpty();
        }
    }

    /** A title that is kept breaks a rule of the target; a mail address that is kept is no UUID; an XML column gets what is none. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "posts.title: lorem; posts.title: { host: { from: 'https://a.example', to: 'https://b.example' } }; alter table posts add check (title !~ '^C')",
                "people.email: { email: { host: dev.example } }; people.email: uuid; select 1",
                "people.bio: { scrub: { urls: replace } }; people.bio: { json: { a: lorem } }; select 1",
                "people.initials: token; people.initials: { mask: { keep: 9 } }; alter table people alter initials type char(2) using 'x'"
            })
    void saysNothingOfHerWhereItFails(String rule, String wrong, String sql, TestDatabase source, TestDatabase target) {
        source.execute(Resources.text("canary-schema.sql"));
        source.execute(Resources.text("canary-rows.sql"));
        target.execute(Resources.text("canary-schema.sql"));
        target.execute("create table unrelated (id int); " + sql);
        target.markAsDevelopment();
        String recipe = Resources.text("canary-recipe.yaml");
        assertThat(recipe).contains(rule);

        try (LoggedWords log = LoggedWords.record()) {
            assertThatThrownBy(() -> refresh(source, target, recipe.replace(rule, wrong)))
                    .satisfies(failure -> assertThat(words(failure))
                            .filteredOn(CanaryTest::isTrace)
                            .isEmpty());
            assertThat(log.lines()).filteredOn(CanaryTest::isTrace).isEmpty();
        }
        assertThat(everything(target)).filteredOn(CanaryTest::isTrace).isEmpty();
    }

    private static List<String> words(Throwable failure) {
        StringWriter words = new StringWriter();
        failure.printStackTrace(new PrintWriter(words, true));
        return words.toString()
                .lines()
                .filter(line -> !line.contains("CanaryTest"))
                .toList();
    }

    @Test
    void putsTheSamePersonInEveryPlace(TestDatabase source, TestDatabase target) {
        source.execute(Resources.text("canary-schema.sql"));
        source.execute(Resources.text("canary-rows.sql"));
        target.execute(Resources.text("canary-schema.sql"));
        target.execute("create table unrelated (id int)");
        target.markAsDevelopment();

        refresh(source, target, Resources.text("canary-recipe.yaml"));

        assertThat(target.rows("select count(*) from people p join posts o on p.handle = o.author_handle"))
                .containsExactly("1");
        assertThat(target.rows(
                        "select e.account = a.name, e.payload ->> 'to' = a.name, p.profile #>> '{emails,0}' = a.name, p.attributes -> 'mail' = a.name"
                                + " from account_events e join accounts a on a.name = e.account, people p"))
                .containsExactly("t|t|t|t");
        assertThat(
                        target.rows(
                                "select search @@ plainto_tsquery('simple', full_name), email_lower = lower(email) from people"))
                .containsExactly("t|t");
    }

    @Test
    void refusesEveryColumnThatMayHideHerIfNobodyDecided(TestDatabase source) {
        source.execute(Resources.text("canary-schema.sql"));
        Schema schema = source.readSchema();

        assertThatThrownBy(() -> Anonymizer.of(schema, Rewriting.SECRET).check(schema.tables()))
                .isInstanceOf(SchemaException.class)
                .hasMessageStartingWith("39 columns have no decision");
    }

    private static void refresh(TestDatabase source, TestDatabase target, String recipe) {
        try (Snapshot snapshot = Snapshot.open(source.dataSource())) {
            snapshot.transfer(new Everything())
                    .rewriting(anonymizer(snapshot.schema(), recipe))
                    .into(Target.database(target.dataSource()));
        }
    }

    private static Anonymizer anonymizer(Schema schema, String recipe) {
        return Anonymizer.parse(schema, Rewriting.SECRET, RecipeFile.parse("recipe.yaml", recipe));
    }

    private static boolean isTrace(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return TRACES.stream().anyMatch(lower::contains) && !lower.contains("canary islands");
    }

    /** Reads all that a dump would hold: the rows of every table and view, large objects, and what the catalogue says in words. */
    private static List<String> everything(TestDatabase database) {
        Stream<String> tables = Stream.concat(
                database.readSchema().tables().stream().map(Table::name).map(name -> name.quoted()),
                Stream.of("people_names", "measurements_old", "measurements_new"));
        Stream<String> catalogue = Stream.of(
                "pg_description",
                "pg_shdescription",
                "pg_enum",
                "pg_largeobject",
                "pg_stats",
                "pg_seclabel",
                "pg_trigger");
        Stream<String> rows = Stream.concat(tables, catalogue)
                .flatMap(name -> database.rows("select t::text from " + name + " t").stream());
        Stream<String> definitions = Stream.of(
                        "select pg_get_constraintdef(oid) from pg_constraint",
                        "select pg_get_expr(adbin, adrelid) from pg_attrdef",
                        "select indexdef from pg_indexes where schemaname = 'public'",
                        "select definition from pg_views where schemaname = 'public'",
                        "select prosrc from pg_proc where pronamespace = 'public'::regnamespace")
                .flatMap(query -> database.rows(query).stream());
        return Stream.concat(rows, definitions).toList();
    }
}
