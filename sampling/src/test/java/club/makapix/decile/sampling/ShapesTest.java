package club.makapix.decile.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import club.makapix.decile.recipe.RecipeFile;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.Table;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.transfer.Snapshot;
import club.makapix.decile.transfer.Target;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One file for each shape of schema that some tool is known to get wrong: what it shows, the recipe, the rows that travel, the
 * tables, and behind {@code -- data} the rows of the source. The rows are carried to a target that has all constraints.
 */
class ShapesTest {
    static Stream<String> shapes() throws IOException, URISyntaxException {
        try (Stream<Path> files =
                Files.list(Path.of(ShapesTest.class.getResource("shapes").toURI()))) {
            return files.map(file -> file.getFileName().toString().replace(".sql", "")).sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void exactlyTheRowsThatBelongTogetherTravel(String shape) throws IOException, URISyntaxException {
        String file = Files.readString(
                Path.of(ShapesTest.class.getResource("shapes/" + shape + ".sql").toURI()));
        try (TestDatabase source = TestDatabase.create();
                TestDatabase target = TestDatabase.create()) {
            source.execute(file);
            target.execute(file.substring(0, file.indexOf("-- data")));
            target.markAsDevelopment();

            transfer(source, target, line(file, "-- sample: "));

            assertThat(rows(target, expected(line(file, "-- travels: "))))
                    .isEqualTo(expected(line(file, "-- travels: ")));
        }
    }

    private static void transfer(TestDatabase source, TestDatabase target, String recipe) {
        try (Snapshot snapshot = Snapshot.open(source.dataSource())) {
            Cohort cohort = Sampling.parse(snapshot.schema(), RecipeFile.parse("recipe.yaml", recipe))
                    .select(snapshot);
            snapshot.transfer(cohort).unchanged().into(Target.database(target.dataSource()));
        }
    }

    private static String line(String file, String start) {
        return file.lines()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow()
                .substring(start.length());
    }

    /** Returns the rows by table; as many columns of each as the expectation has. */
    private static Map<String, List<String>> expected(String line) {
        Map<String, List<String>> expected = new TreeMap<>();
        for (String table : line.split("; ", -1)) {
            int colon = table.indexOf(": ");
            expected.put(
                    table.substring(0, colon),
                    List.of(table.substring(colon + 2).split(" ", -1)));
        }
        return expected;
    }

    private static Map<String, List<String>> rows(TestDatabase database, Map<String, List<String>> expected) {
        Map<String, List<String>> rows = new TreeMap<>();
        Schema schema = database.readSchema();
        for (Table table : schema.tables()) {
            String name = schema.shortName(table.name());
            int width = expected.getOrDefault(name, List.of("")).get(0).split("\\|", -1).length;
            List<String> found = new ArrayList<>();
            for (String row : database.rows("select * from " + table.ownRows() + " t order by t::text")) {
                found.add(String.join("|", Arrays.asList(row.split("\\|", -1)).subList(0, width))
                        .strip());
            }
            if (!found.isEmpty()) {
                rows.put(name, found);
            }
        }
        return rows;
    }
}
