package club.makapix.decile.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import club.makapix.decile.recipe.RecipeFile;
import club.makapix.decile.recipe.RecipeNode;
import club.makapix.decile.schema.Table;
import club.makapix.decile.transfer.Reason;
import club.makapix.decile.transfer.Snapshot;
import club.makapix.decile.transfer.TableSelection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Compares the cohort of a recipe with the naive one, row by row, on a database that somebody names: {@code
 * -Ddecile.compare.url=jdbc:postgresql://… -Ddecile.compare.recipe=recipe.yaml}. Prints what the plan had expected beside both.
 */
@EnabledIfSystemProperty(named = "decile.compare.url", matches = ".+")
class ComparisonTest {
    private static final String LINE = "%-50s %10s %10s %10s %10s %10s%n";

    @Test
    void theCohortOfTheNamedDatabaseIsTheDefinitions() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(System.getProperty("decile.compare.url"));
        try (Snapshot snapshot = Snapshot.open(database)) {
            RecipeNode recipe = RecipeFile.read(Path.of(System.getProperty("decile.compare.recipe")));
            Sampling sampling =
                    Sampling.parse(snapshot.schema(), recipe.find("sample").orElseThrow());
            Plan plan = sampling.plan(snapshot);
            Cohort cohort = sampling.select(snapshot);
            NaiveCohort naive = new NaiveCohort(snapshot, sampling.blueprint());

            System.out.print(plan);
            System.out.printf(LINE, "table", "source", "planned", "cohort", "naive", "differ");
            List<String> differing = new ArrayList<>();
            for (Plan.TablePlan planned : plan.tables()) {
                Table table = snapshot.schema().table(planned.table().toString());
                Compared compared = compare(snapshot, cohort, naive, table);
                System.out.printf(
                        Locale.ROOT,
                        LINE,
                        table.name(),
                        planned.sourceRows(),
                        planned.estimatedRows(),
                        compared.actual,
                        compared.expected,
                        compared.differing);
                if (compared.differing > 0) {
                    differing.add(table.name().toString());
                }
            }
            assertThat(differing).isEmpty();
        }
    }

    private record Compared(long actual, long expected, long differing) {}

    private static Compared compare(Snapshot snapshot, Cohort cohort, NaiveCohort naive, Table table) {
        Places places = naive.places(table.name());
        @Nullable Reason[] expected = naive.reasons(table.name());
        @Nullable Reason[] actual = new Reason[places.size()];
        Optional<TableSelection> selection = cohort.of(table);
        selection.ifPresent(rows -> {
            List<String> inputs = new ArrayList<>(rows.inputs());
            inputs.addAll(Places.EXPRESSIONS);
            snapshot.query(
                    "rows to compare",
                    Sql.select(inputs, table, List.of(rows.condition())),
                    row -> actual[places.find(row, rows.inputs().size())] = rows.judge(row, (column, value) -> {}));
        });
        long[] counts = new long[3];
        for (int row = 0; row < actual.length; row++) {
            counts[0] += actual[row] == null ? 0 : 1;
            counts[1] += expected[row] == null ? 0 : 1;
            counts[2] += actual[row] == expected[row] ? 0 : 1;
        }
        return new Compared(counts[0], counts[1], counts[2]);
    }
}
