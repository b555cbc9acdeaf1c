package club.makapix.decile.anonymize;

import static club.makapix.decile.anonymize.Pseudonyms.value;
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
import club.makapix.decile.transfer.SourceLimits;
import club.makapix.decile.transfer.SqlScript;
import club.makapix.decile.transfer.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the target computes a column from what arrived, so that nothing of the old one does. */
@ExtendWith(TestDatabases.class)
class RecomputeTest {
    private static final String POSTS = """
            create table posts (id int primary key, title text, words tsvector not null, size int check (size > 0));
            create index on posts using gin (words);
            create function keep_words() returns trigger language plpgsql as $$
                begin new.words := to_tsvector('simple', 'trigger'); return new; end $$;
            create trigger words before update on posts for each row execute function keep_words();
            """;
    private static final String ROWS = """
            insert into posts values (1, 'Ann of Bremen', to_tsvector('simple', 'Ann of Bremen'), 13);
            insert into posts values (2, null, to_tsvector('simple', 'Bob'), 3);
            """;

    private static void create(TestDatabase source, TestDatabase target) {
        source.execute(POSTS);
        source.execute(ROWS);
        target.execute(POSTS);
        target.markAsDevelopment();
    }

    private static void refresh(TestDatabase source, Target target, UnaryOperator<Anonymizer> rules) {
        try (Snapshot snapshot = Snapshot.open(source.dataSource())) {
            Anonymizer anonymizer = rules.apply(Anonymizer.of(snapshot.schema(), Rewriting.SECRET));
            snapshot.transfer(new Everything()).rewriting(anonymizer).into(target);
        }
    }

    private static Anonymizer rules(Anonymizer anonymizer) {
        return anonymizer
                .replace("posts.title", value("a title"))
                .recompute("posts.words", "to_tsvector('english', coalesce(title, 'none'))")
                .recompute("posts.size", "t.id + 100");
    }

    @Test
    void computesAColumnFromWhatArrived(TestDatabase source, TestDatabase target) {
        create(source, target);

        refresh(source, Target.database(target.dataSource()), RecomputeTest::rules);

        assertThat(target.rows("select id, title, words, size from posts order by id"))
                .containsExactly("1|a title|'titl':2|101", "2|null|'none':1|102");
    }

    @Test
    void computesItWhenAScriptIsRestored(TestDatabase source, TestDatabase target, @TempDir Path folder)
            throws Exception {
        create(source, target);
        Path script = folder.resolve("slice.sql");

        refresh(source, Target.file(script), RecomputeTest::rules);

        assertThat(Files.readString(script)).doesNotContain("bremen").doesNotContain("bob");
        SqlScript.of(script).restore(target.dataSource());
        assertThat(target.rows("select words, size from posts order by id"))
                .containsExactly("'titl':2|101", "'none':1|102");
    }

    @Test
    void computesItInTheScriptThatMakesTheTables(TestDatabase source, TestDatabase target, @TempDir Path folder)
            throws Exception {
        source.execute(POSTS + ROWS);
        Path script = folder.resolve("slice.sql.gz");

        refresh(source, Target.file(script).withSchema(SchemaScript.text(POSTS)), RecomputeTest::rules);
        SqlScript.of(script).restore(target.dataSource());

        assertThat(target.rows("select title, words, size from posts order by id"))
                .containsExactly("a title|'titl':2|101", "null|'none':1|102");
    }

    @Test
    void computesItInANewDatabase(TestDatabase source, TestDatabase target) {
        create(source, target);

        refresh(
                source,
                Target.newDatabase(TestServer::dataSource, target.name()).withSchema(SchemaScript.text(POSTS)),
                RecomputeTest::rules);

        assertThat(target.rows("select title, words, size from posts order by id"))
                .containsExactly("a title|'titl':2|101", "null|'none':1|102");
        assertThat(target.rows("select tgname, tgenabled from pg_trigger where tgrelid = 'posts'::regclass"))
                .containsExactly("words|O");
    }

    private static void createBeside(TestDatabase production) {
        production.execute(POSTS + ROWS);
        production.execute("create schema development; set search_path = development; " + POSTS
                + "comment on schema development is 'decile:development'");
    }

    private static void refreshBeside(TestDatabase production, UnaryOperator<Anonymizer> rules) {
        try (Snapshot snapshot = Snapshot.open(production.dataSource(), SourceLimits.defaults(), "public")) {
            Anonymizer anonymizer = rules.apply(Anonymizer.of(snapshot.schema(), Rewriting.SECRET));
            snapshot.transfer(new Everything())
                    .rewriting(anonymizer)
                    .into(Target.schema(production.dataSource(), "development"));
        }
    }

    @Test
    void computesItInASchemaBesideProduction(TestDatabase production) {
        createBeside(production);

        refreshBeside(production, RecomputeTest::rules);

        assertThat(production.rows("select title, words, size from development.posts order by id"))
                .containsExactly("a title|'titl':2|101", "null|'none':1|102");
        assertThat(production.rows("select words from public.posts where id = 1"))
                .containsExactly("'ann':1 'bremen':3 'of':2");
    }

    /** In a schema of the same database a subquery would find production itself. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "(select p.title from public.posts p where p.id = t.id);public.posts",
                "public.title_of(t.id);public.title_of()",
                "(select v.title from public.titles v where v.id = t.id);public.titles"
            })
    void refusesAnExpressionThatReadsProductionBesideIt(String expression, String culprit, TestDatabase production) {
        createBeside(production);
        production.execute("""
                create function title_of(post int) returns text language sql return (select title from public.posts where id = post);
                create view titles as select id, title from posts;
                """);

        assertThatThrownBy(() -> refreshBeside(
                        production,
                        anonymizer ->
                                anonymizer.recompute("posts.title", expression).keep("posts.words")))
                .isInstanceOf(SchemaException.class)
                .hasMessageStartingWith("development.posts.title cannot be computed there: its expression uses "
                        + culprit + ", outside of development");

        assertThat(production.rows("select count(*) from development.posts")).containsExactly("0");
    }

    @Test
    void callsWhatAnExtensionBringsInASchemaBesideProduction(TestDatabase production) {
        createBeside(production);
        production.execute("create extension unaccent");

        refreshBeside(
                production,
                anonymizer -> anonymizer
                        .recompute("posts.title", "public.unaccent('caf\u00e9')")
                        .recompute("posts.words", "pg_catalog.to_tsvector('simple', 'w')"));

        assertThat(production.rows("select title, words from development.posts where id = 1"))
                .containsExactly("cafe|'w':1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"database", "schema", "newDatabase", "file"})
    void derivesAColumnOnTheWayToEveryTarget(
            String kind, TestDatabase source, TestDatabase target, @TempDir Path folder) {
        create(source, target);
        source.execute("delete from posts where title is null");
        Path script = folder.resolve("slice.sql");
        Map<String, Target> targets = Map.of(
                "database", Target.database(target.dataSource()),
                "schema", Target.schema(target.dataSource(), "public"),
                "newDatabase",
                        Target.newDatabase(TestServer::dataSource, target.name())
                                .withSchema(SchemaScript.text(POSTS)),
                "file", Target.file(script));

        refresh(
                source,
                targets.get(kind),
                anonymizer -> anonymizer
                        .replace("posts.title", value("Quiet Otter"))
                        .derive("posts.words", Derivation.from("posts.title").with(Derivation.tsvector())));
        if (kind.equals("file")) {
            SqlScript.of(script).restore(target.dataSource());
        }

        assertThat(target.rows("select words from posts where id = 1")).containsExactly("'otter':2 'quiet':1");
    }

    @Test
    void refusesAnExpressionThatNoServerUnderstandsBeforeARowIsRead(TestDatabase source, TestDatabase target) {
        create(source, target);
        Target development = Target.database(target.dataSource());

        assertThatThrownBy(() -> refresh(
                        source,
                        development,
                        anonymizer -> anonymizer.keep("posts.title").recompute("posts.words", "to_tsvector(titel)")))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("public.posts.words cannot be computed: column \"titel\" does not exist");
    }

    @Test
    void refusesAColumnInWhichNothingCanStandMeanwhile(TestDatabase source) {
        source.execute("create table people (id int primary key, born date not null)");
        Schema schema = source.readSchema();
        Anonymizer anonymizer = Anonymizer.of(schema, Rewriting.SECRET).recompute("people.born", "date '2000-01-01'");

        assertThatThrownBy(() -> anonymizer.check(schema.tables()))
                .hasMessageContaining("people.born is NOT NULL and of type date, so nothing can stand there");
    }

    @Test
    void isNotKnownToBeUnique(TestDatabase source) {
        source.execute("create table people (id int primary key, code text unique)");
        Schema schema = source.readSchema();
        Anonymizer anonymizer = Anonymizer.of(schema, Rewriting.SECRET).recompute("people.code", "'c' || id");

        assertThatThrownBy(() -> anonymizer.check(schema.tables()))
                .hasMessageContaining("people.code is unique by the index people_code_key");
    }

    @Test
    void isWrittenInARecipe(TestDatabase source, TestDatabase target) {
        create(source, target);
        String recipe = """
                anonymize:
                  erase: [posts.title]
                  derive:
                    posts.words: { sql: "to_tsvector('simple', 'w' || id)" }
                """;

        try (Snapshot snapshot = Snapshot.open(source.dataSource())) {
            Anonymizer anonymizer = Anonymizer.parse(
                    snapshot.schema(),
                    Rewriting.SECRET,
                    RecipeFile.parse("recipe.yaml", recipe).find("anonymize").orElseThrow());
            snapshot.transfer(new Everything()).rewriting(anonymizer).into(Target.database(target.dataSource()));
        }

        assertThat(target.rows("select words from posts order by id")).containsExactly("'w1':1", "'w2':1");
    }
}
