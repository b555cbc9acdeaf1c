package club.makapix.decile.anonymize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.recipe.RecipeFile;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import club.makapix.decile.testing.TestServer;
import club.makapix.decile.transfer.SchemaScript;
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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plays the adversary: one person hides in every place of a database; after a refresh she is nowhere in the target. */
@ExtendWith(TestDatabases.class)
class CanaryTest {
    /** What betrays her, in lower case; also as PostgreSQL shows bytes and trees of expressions, and in Base64. */
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
            "08:00:2b:ca",
            "97 110 97 114",
            "yw5ulmnhbm");

    /** What the target has besides: tables that the rows make at the source only when they are there. */
    private static final String SCHEMA = Resources.text("canary-schema.sql")
            + "create table unrelated (id int); create table late (id int, name text);";

    /** Of the tables alone: what all databases of the server share has statistics of its own. */
    private static final String ANALYZE = """
            refresh materialized view people_names;
            do $$ declare t regclass; begin
                for t in select oid from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'm')
                loop execute 'analyze ' || t; end loop;
            end $$""";

    private static void plant(TestDatabase source, TestDatabase target) {
        source.execute(Resources.text("canary-schema.sql"));
        source.execute(Resources.text("canary-rows.sql"));
        target.execute(SCHEMA);
        target.markAsDevelopment();
    }

    @ParameterizedTest
    @ValueSource(strings = {"an existing database", "a new database"})
    void leavesNoTraceInAnyOfAHundredHidingPlaces(
            String kind, TestDatabase source, TestDatabase target, TestDatabase empty) {
        plant(source, target);
        Target refreshed = kind.equals("a new database")
                ? Target.newDatabase(TestServer::dataSource, target.name()).withSchema(SchemaScript.text(SCHEMA))
                : Target.database(target.dataSource());

        try (LoggedWords words = LoggedWords.record()) {
            TransferReport report = refresh(source, refreshed, Resources.text("canary-recipe.yaml"));

            assertThat(words.lines()).filteredOn(CanaryTest::isTrace).isEmpty();
            assertThat(lines(report))
                    .hasSizeGreaterThan(20)
                    .filteredOn(CanaryTest::isTrace)
                    .isEmpty();
        }
        target.execute(ANALYZE);
        assertThat(places(source, empty)).hasSizeGreaterThanOrEqualTo(100);
        assertThat(places(target, empty)).isEmpty();
        List<String> dump = Dump.of(target);
        assertThat(dump).filteredOn(CanaryTest::isTrace).isEmpty();
        assertThat(Dump.of(source)).filteredOn(CanaryTest::isTrace).hasSizeGreaterThan(dump.isEmpty() ? -1 : 20);
        assertThat(target.rows("select count(*), count(search), count(home), count(profile) from people where id = 1"))
                .containsExactly("1|1|1|1");
    }

    /** Returns where there are traces that are not in an empty database. */
    private static Map<String, Set<String>> places(TestDatabase database, TestDatabase empty) {
        Map<String, Set<String>> places = new TreeMap<>(HidingPlaces.of(database, CanaryTest::isTrace));
        HidingPlaces.of(empty, CanaryTest::isTrace)
                .forEach((place, texts) ->
                        places.computeIfPresent(place, (name, found) -> texts.containsAll(found) ? null : found));
        return places;
    }

    private static List<String> lines(TransferReport report) {
        return (report.json()
                        + report.html()
                        + report.privacy().json()
                        + report.privacy().html())
                .lines()
                .toList();
    }

    @Test
    void leavesNoTraceInAScript(TestDatabase source, @TempDir Path folder) throws IOException {
        source.execute(Resources.text("canary-schema.sql"));
        source.execute(Resources.text("canary-rows.sql"));
        Path script = folder.resolve("people.sql");
        try (LoggedWords words = LoggedWords.record()) {
            TransferReport report = refresh(source, Target.file(script), Resources.text("canary-recipe.yaml"));

            assertThat(Files.readAllLines(script))
                    .hasSizeGreaterThan(20)
                    .filteredOn(CanaryTest::isTrace)
                    .isEmpty();
            assertThat(lines(report)).filteredOn(CanaryTest::isTrace).isEmpty();
            assertThat(words.lines()).filteredOn(CanaryTest::isTrace).isEmpty();
        }
    }

    @Test
    void saysNothingOfHerWhereItSuggests(TestDatabase source) {
        source.execute(Resources.text("canary-schema.sql"));
        source.execute(Resources.text("canary-rows.sql"));

        try (LoggedWords words = LoggedWords.record();
                Snapshot snapshot = Snapshot.open(source.dataSource())) {
            String recipe = Suggestions.of(snapshot, snapshot.schema().tables()).asRecipe();

            assertThat(recipe.lines())
                    .hasSizeGreaterThan(20)
                    .filteredOn(CanaryTest::isTrace)
                    .isEmpty();
            assertThat(words.lines()).filteredOn(CanaryTest::isTrace).isEmpty();
        }
    }

    /** Each row of the table breaks something: a rule of the recipe, and what the target or the source has to say against it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "posts.title: lorem | posts.title: { host: { from: 'https://a.example', to: 'https://b.example' } } | alter table posts add check (title !~ '^C')",
                "people.email: { email: { host: dev.example } } | people.email: uuid | select 1",
                "people.bio: { scrub: { urls: replace } } | people.bio: { json: { a: lorem } } | select 1",
                "people.initials: token | people.initials: { mask: { keep: 9 } } | alter table people alter initials type char(2) using 'x'",
                "people.full_name: fullName | people.full_name: { host: { from: x, to: y } } | create unique index on people (full_name)",
                "people.full_name: fullName | people.full_name: { host: { from: x, to: y } } | alter table people add exclude using hash (full_name with =)",
                "people.nick: handle | people.nick: { host: { from: x, to: y } } | alter domain nickname add check (value !~ 'canary') not valid",
                "people.notes: lorem | people.notes: { host: { from: x, to: y } } | alter table people alter notes drop default, alter notes type int using 1",
                "posts.title: lorem | posts.title: { host: { from: x, to: y } } | alter table posts add foreign key (title) references accounts",
                "measurements.reader: fullName | measurements.reader: { host: { from: x, to: y } } | drop table measurements_new",
                "people.aliases: handle | people.aliases: uuid | select 1",
                "people.home: { composite: { \"1\": { street: { locale: de } }, \"2\": { city: { locale: de } } } } | people.home: { composite: { \"1\": uuid } } | select 1",
                "people.legacy: { xml: lorem } | people.legacy: { value: '<a' } | select 1",
                "late.name: fullName | late.name: [ { when: \"name::int > 3\", use: lorem }, keep ] | select 1",
                "late.name: fullName | late.name: [ { when: \"to_tsquery('simple', name) is null\", use: lorem }, keep ] | select 1",
                "late.name: fullName | late.name: [ { when: \"quote_ident(name)::regclass is null\", use: lorem }, keep ] | select 1",
                "late.name: fullName | late.name: [ { when: \"quote_ident(name)::regtype is null\", use: lorem }, keep ] | select 1",
                "late.name: fullName | late.name: { host: { from: x, to: y } } | create index on late (to_tsquery('simple', name))",
                "late.name: fullName | late.name: { host: { from: x, to: y } } | alter table late add other int generated always as (name::int) stored",
                "late.name: fullName | late.name: { host: { from: x, to: y } } | create index on late ((name::int))"
            })
    void saysNothingOfHerWhereItFails(String rule, String wrong, String sql, TestDatabase source, TestDatabase target) {
        plant(source, target);
        target.execute(sql);
        String recipe = Resources.text("canary-recipe.yaml");
        assertThat(recipe).contains(rule);

        try (LoggedWords words = LoggedWords.record()) {
            Target development = Target.database(target.dataSource());
            assertThatThrownBy(() -> refresh(source, development, recipe.replace(rule, wrong)))
                    .hasMessageNotContaining("no decision")
                    .satisfies(failure -> assertThat(words(failure))
                            .filteredOn(CanaryTest::isTrace)
                            .isEmpty());
            assertThat(words.lines()).filteredOn(CanaryTest::isTrace).isEmpty();
        }
        assertThat(target.rows("select count(*) from people")).containsExactly("0");
    }

    /** A label is a name and not a value, so it is told: no row of it could arrive. */
    @Test
    void refusesAnEnumThatHasHerForALabel(TestDatabase source, TestDatabase target) {
        plant(source, target);
        source.execute("alter type mood add value 'Ann Canarova'");
        Target development = Target.database(target.dataSource());

        assertThatThrownBy(() -> refresh(source, development, Resources.text("canary-recipe.yaml")))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("enum public.mood lacks");
    }

    @Test
    void refusesDdlThatHasHerInAnyPlaceBeforeATargetIsBuiltFromIt(
            TestDatabase source, TestDatabase target, @TempDir Path folder) {
        source.execute(SCHEMA);
        SchemaScript ddl = SchemaScript.text(SCHEMA + Resources.text("canary-ddl.sql"));
        String name = target.name() + "_built";

        for (Target built : List.of(
                Target.newDatabase(TestServer::dataSource, name).withSchema(ddl),
                Target.file(folder.resolve("people.sql")).withSchema(ddl))) {
            assertThatThrownBy(() -> refresh(source, built, Resources.text("canary-recipe.yaml")))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageStartingWith("the DDL from which the target would be built holds what looks like")
                    .hasMessageContainingAll(
                            "a default of people.notes holds an e-mail address (line ",
                            "a check of table people holds a bank account (line ",
                            "the comment on table people holds an e-mail address (line ",
                            "the comment on column people.bio holds a telephone number (line ",
                            "a label of type staff holds an e-mail address (line ",
                            "a default of domain owner holds ",
                            "a check of domain owner holds ",
                            "a default of function is_owner holds ",
                            "the body of function is_owner holds ",
                            "the definition of view owners holds ",
                            "the definition of materialized view owned holds ",
                            "the definition of policy own on people holds ",
                            "a check of policy own on people holds ",
                            "the definition of index hers on people holds ",
                            "the definition of statistics her_share holds ",
                            "the definition of trigger mail on people holds ",
                            "the definition of rule forward holds ",
                            "the definition of aggregate together holds ",
                            "the bounds of table hers_alone holds ",
                            "the body of function connect holds a password (line ",
                            "a default of people.website holds a password (line ",
                            "that cannot be named holds an e-mail address (line ")
                    .hasMessageEndingWith("ddl: keep in the anonymize section, keepDdl() in Java")
                    .satisfies(failure -> assertThat(words(failure))
                            .filteredOn(CanaryTest::isTrace)
                            .isEmpty());
        }
        assertThat(target.rows("select count(*) from pg_database where datname ~ '%s'".formatted(name)))
                .containsExactly("0");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void letsHerTravelInDdlByPermissionAndSaysSo(TestDatabase source, TestDatabase target, TestDatabase empty) {
        String ddl = SCHEMA + Resources.text("canary-ddl.sql");
        source.execute(ddl);
        target.markAsDevelopment();
        Target built = Target.newDatabase(TestServer::dataSource, target.name()).withSchema(SchemaScript.text(ddl));

        try (Snapshot snapshot = Snapshot.open(source.dataSource())) {
            Anonymizer anonymizer = anonymizer(snapshot.schema(), Resources.text("canary-recipe.yaml"))
                    .keep("shards.**");
            TransferReport report = snapshot.transfer(new Everything())
                    .rewriting(anonymizer.keepDdl())
                    .into(built);

            assertThat(report.privacy().html())
                    .contains("travelled as they are, unsearched, because the recipe permits it");
        }
        assertThat(places(target, empty).keySet())
                .isEqualTo(places(source, empty).keySet())
                .hasSizeGreaterThan(25);
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
        plant(source, target);

        refresh(source, Target.database(target.dataSource()), Resources.text("canary-recipe.yaml"));

        assertThat(target.rows("select count(*) from people p join posts o on p.handle = o.author_handle"))
                .containsExactly("1");
        assertThat(
                        target.rows(
                                "select e.account = a.name, e.payload ->> 'to' = a.name, p.profile #>> '{emails,0}' = a.name, p.attributes -> 'mail' = a.name"
                                        + " from account_events e join accounts a on a.name = e.account, people p where p.id = 1"))
                .containsExactly("t|t|t|t");
        assertThat(
                        target.rows(
                                "select search @@ plainto_tsquery('simple', full_name), email_lower = lower(email) from people where id = 1"))
                .containsExactly("t|t");
    }

    @Test
    void refusesEveryColumnThatMayHideHerIfNobodyDecided(TestDatabase source) {
        source.execute(Resources.text("canary-schema.sql"));
        Schema schema = source.readSchema();

        assertThatThrownBy(() -> Anonymizer.of(schema, Rewriting.SECRET).check(schema.tables()))
                .isInstanceOf(SchemaException.class)
                .hasMessageStartingWith("50 columns have no decision");
    }

    private static TransferReport refresh(TestDatabase source, Target target, String recipe) {
        try (Snapshot snapshot = Snapshot.open(source.dataSource())) {
            return snapshot.transfer(new Everything())
                    .rewriting(anonymizer(snapshot.schema(), recipe))
                    .into(target);
        }
    }

    private static Anonymizer anonymizer(Schema schema, String recipe) {
        return Anonymizer.parse(schema, Rewriting.SECRET, RecipeFile.parse("recipe.yaml", recipe));
    }

    private static boolean isTrace(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return TRACES.stream().anyMatch(lower::contains) && !lower.contains("canary islands");
    }
}
