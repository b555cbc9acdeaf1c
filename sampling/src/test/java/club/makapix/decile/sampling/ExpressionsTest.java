package club.makapix.decile.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.recipe.RecipeFile;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.transfer.Snapshot;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionsTest {
    private static TestDatabase database;

    @BeforeAll
    static void create() {
        database = TestDatabase.create();
        database.execute("""
                create table users (id int primary key, score int);
                create table reports (id int primary key, kind text, target text);
                insert into users select n, n % 10 from generate_series(1, 1000) n;
                analyze;
                """);
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            where: { users: "scor > 1" }                                       | line 2, column 19: where of public.users: column "scor" does not exist; public.users has score, id
            where: { users: '''é😀'' <> '''' and not t . "Scor" > 1' }            | line 2, column 19: where of public.users: column t.Scor does not exist; public.users has score, id
            where: { users: "exists (select from reports r where r.knd = '')" } | line 2, column 19: where of public.users: column r.knd does not exist
            always: { users: "score >" }                                       | line 2, column 20: always of public.users: syntax error
            where: { reports: "kind = 1" }                                     | line 2, column 21: where of public.reports: operator does not exist
            draw: { users: { rows: 5, strata: "score / 'a'" } }                | line 2, column 37: strata of public.users: text that its type does not read
            references: [{ from: reports.target, to: users.id, when: "knd = 'user'" }] | line 2, column 60: the reference from public.reports.target: column "knd" does not exist; public.reports has kind, id, target
            """)
    void namesThePlaceOfAMistake(String rule, String message) {
        String start = rule.startsWith("draw") ? "  empty: []" : "  draw: { users: 100% }";
        String recipe = "sample:\n  %s\n%s\n".formatted(rule, start);
        try (Snapshot snapshot = Snapshot.open(database.dataSource())) {
            Sampling sampling = Sampling.parse(
                    snapshot.schema(),
                    RecipeFile.parse("recipe.yaml", recipe).find("sample").orElseThrow());

            assertThatThrownBy(() -> sampling.plan(snapshot))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageMatching("recipe\\.yaml, \\Q" + message + "\\E(:? .*)?");
        }
    }

    @Test
    void namesTheTableOfAMistakeMadeInJava() {
        try (Snapshot snapshot = Snapshot.open(database.dataSource())) {
            Sampling sampling = Sampling.of(snapshot.schema())
                    .draw("users", DrawSize.percent(100))
                    .where("users", "scor > 1");

            assertThatThrownBy(() -> sampling.select(snapshot))
                    .isInstanceOf(SchemaException.class)
                    .hasMessage("where of public.users: column \"scor\" does not exist; public.users has score, id");
        }
    }

    @Test
    void aPlanKnowsHowManyRowsAConditionLetsThrough() {
        try (Snapshot snapshot = Snapshot.open(database.dataSource())) {
            List<Plan.TablePlan> tables = Sampling.of(snapshot.schema())
                    .draw("users", DrawSize.percent(50))
                    .where("users", "score < 2")
                    .plan(snapshot)
                    .tables();

            assertThat(tables)
                    .filteredOn(table -> table.table().name().equals("users"))
                    .singleElement()
                    .satisfies(users -> assertThat(users.estimatedRows()).isBetween(80L, 120L));
        }
    }

    @Test
    void noExpressionIsRun() {
        database.execute("""
                create table runs (id int primary key);
                create function run() returns bool language plpgsql as $$begin raise exception 'was run'; end$$;
                """);
        try (Snapshot snapshot = Snapshot.open(database.dataSource())) {
            Plan plan = Sampling.of(snapshot.schema()).always("runs", "run()").plan(snapshot);

            assertThat(plan.tables()).extracting(table -> table.table().name()).contains("runs");
        }
    }
}
