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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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
        source.execute(resource("canary-schema.sql"));
        source.execute(resource("canary-rows.sql"));
        target.execute(resource("canary-schema.sql"));
        target.execute("create table unrelated (id int)");
        target.markAsDevelopment();

        refresh(source, target, resource("canary-recipe.yaml"));

        target.execute("refresh materialized view people_names; analyze");
        assertThat(everything(source)).filteredOn(CanaryTest::isTrace).hasSizeGreaterThan(20);
        assertThat(everything(target)).filteredOn(CanaryTest::isTrace).isEmpty();
        assertThat(target.rows("select count(*), count(search), count(home), count(profile) from people"))
                .containsExactly("1|1|1|1");
    }

    @Test
    void putsTheSamePersonInEveryPlace(TestDatabase source, TestDatabase target) {
        source.execute(resource("canary-schema.sql"));
        source.execute(resource("canary-rows.sql"));
        target.execute(resource("canary-schema.sql"));
        target.execute("create table unrelated (id int)");
        target.markAsDevelopment();

        refresh(source, target, resource("canary-recipe.yaml"));

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
        source.execute(resource("canary-schema.sql"));
        Schema schema = source.readSchema();

        assertThatThrownBy(() -> Anonymizer.of(schema, Rewriting.SECRET).check(schema.tables()))
                .isInstanceOf(SchemaException.class)
                .hasMessageStartingWith("39 columns have no decision");
    }

    private static void refresh(TestDatabase source, TestDatabase target, String recipe) {
        try (Snapshot snapshot = Snapshot.open(source.dataSource())) {
            Anonymizer anonymizer = Anonymizer.parse(
                    snapshot.schema(), Rewriting.SECRET, RecipeFile.parse("canary-recipe.yaml", recipe));
            snapshot.transfer(new Everything()).rewriting(anonymizer).into(Target.database(target.dataSource()));
        }
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

    private static String resource(String name) {
        try (var stream = Objects.requireNonNull(CanaryTest.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
