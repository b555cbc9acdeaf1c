package club.makapix.decile.examples;

import static org.assertj.core.api.Assertions.assertThat;

import club.makapix.decile.recipe.RecipeFile;
import club.makapix.decile.recipe.RecipeNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipe of Makapix, tried on the demo's production. */
class MakapixRecipeTest {
    private static final Set<String> WHOLE =
            Set.of("licenses", "badge_definitions", "rollup_watermarks", "alembic_version", "site_stats_daily");

    @TempDir
    private static Path folder;

    private static String production = "";
    private static String development = "";
    private static Path files = Path.of("");
    private static Run run = new Run(0, "", "");

    @BeforeAll
    static void refresh() throws IOException {
        production = TestServer.create("makapix-schema.sql", "makapix-data.sql");
        files = folder.resolve("files.txt");
        development = refreshed(files);
    }

    private static String refreshed(Path list) throws IOException {
        String target = TestServer.create("makapix-schema.sql");
        TestServer.markAsDevelopment(target);
        Path recipe = Files.writeString(folder.resolve("makapix.yaml"), DemoServer.resource("makapix.yaml"));
        Files.writeString(folder.resolve("makapix-columns.yaml"), DemoServer.resource("makapix-columns.yaml"));
        run = Run.refresh(
                Run.SECRET,
                "--source=" + TestServer.server().url(production),
                "--target=" + TestServer.server().url(target),
                "--recipe=" + recipe,
                "--vault-list=" + list);
        assertThat(run.status()).as(run.err()).isZero();
        return target;
    }

    @Test
    void everyColumnOfATravellingTableHasALine() {
        Set<String> undecided = new TreeSet<>(
                TestServer.server()
                        .column(
                                production,
                                "select table_name || '.' || column_name from information_schema.columns where table_schema = 'public'"));
        RecipeNode recipe = RecipeFile.parse("makapix.yaml", DemoServer.resource("makapix.yaml"));
        RecipeNode anonymize = recipe.find("anonymize").orElseThrow();
        for (String list : List.of("keep", "erase")) {
            anonymize.find(list).orElseThrow().elements().forEach(column -> undecided.remove(column.text()));
        }
        for (String map : List.of("replace", "derive")) {
            undecided.removeAll(anonymize.find(map).orElseThrow().entries().keySet());
        }
        for (RecipeNode table :
                recipe.find("sample").orElseThrow().find("empty").orElseThrow().elements()) {
            undecided.removeIf(column -> column.startsWith(table.text() + "."));
        }

        assertThat(undecided).isEmpty();
    }

    @Test
    void noTableButTheWholeOnesComesWithMoreThanAQuarterOfItsRows() {
        for (String table : tables()) {
            long there = count(production, table);
            if (there >= 40 && !WHOLE.contains(table)) {
                assertThat(count(development, table)).as(table).isLessThanOrEqualTo(there / 4);
            }
        }
        assertThat(count(development, "users")).isBetween(30L, 70L);
    }

    @Test
    void nobodyIsThereWhoWasNotDrawn() {
        assertThat(run.out()
                        .lines()
                        .filter(line -> line.startsWith("public.users "))
                        .map(line -> line.substring(58).strip()))
                .containsExactly(String.valueOf(count(development, "users")));
    }

    @Test
    void theFeatureFlagIsOnForThePeopleOfTheCopy() {
        FeatureFlag flag = FeatureFlag.forTheTenth();
        List<String> drawn = TestServer.server()
                .column(
                        production,
                        "select id from users where "
                                + "not deactivated and banned_until is null and not hidden_by_user and not hidden_by_mod order by id")
                .stream()
                .filter(id ->
                        flag.isOnFor(Integer.parseInt(id)) || List.of("1", "2").contains(id))
                .toList();

        assertThat(TestServer.server().column(development, "select id from users order by id"))
                .isEqualTo(drawn);
    }

    @Test
    void noAddressOrCredentialOfProductionArrives() throws IOException {
        String there = dump(production);
        String here = dump(development);

        assertThat(matches("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+", here))
                .allMatch(email -> email.matches("user\\d+@dev\\.makapix\\.local|.*@example\\.com"));
        for (String secret : List.of(
                "[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+",
                "\\b(203\\.0\\.113|198\\.51\\.100|192\\.0\\.2)\\.\\d+",
                "2001:db8:[0-9a-f:]+",
                "\\b[0-9a-f]{64}\\b",
                "BEGIN PRIVATE KEY",
                "mpx_live_\\w+",
                "avatars\\.githubusercontent\\.com",
                "Mozilla[^\"]*")) {
            Set<String> leaked = matches(secret, here);
            leaked.retainAll(matches(secret, there));
            leaked.removeAll(new HashSet<>(TestServer.server().column(development, "select hash from posts")));
            assertThat(leaked).as(secret).isEmpty();
        }
    }

    @Test
    void theListHoldsWhatTheRowsOfTheCopySpeakOf() throws IOException {
        String promised = DemoServer.resource("vault-paths.sql")
                .replace("https://vault.", "https://vault-dev.")
                .replace("28", "32")
                .replace("and id % 50 > 0", "");

        assertThat(Files.readAllLines(files))
                .containsExactlyInAnyOrderElementsOf(TestServer.server().column(development, promised));
    }

    @Test
    void aSecondRunMakesTheSameCopy() throws IOException {
        Path again = folder.resolve("again.txt");

        assertThat(dump(refreshed(again))).isEqualTo(dump(development));
        assertThat(again).hasSameBinaryContentAs(files);
    }

    private static List<String> tables() {
        return TestServer.server()
                .column(
                        production,
                        "select table_name from information_schema.tables where table_schema = 'public' order by 1");
    }

    private static long count(String database, String table) {
        return Long.parseLong(TestServer.server()
                .column(database, "select count(*) from " + table)
                .get(0));
    }

    private static String dump(String database) throws IOException {
        StringBuilder dump = new StringBuilder();
        for (String table : tables()) {
            TestServer.server()
                    .column(database, "select t::text from " + table + " t order by 1")
                    .forEach(row -> dump.append(row).append('\n'));
        }
        return dump.toString();
    }

    private static Set<String> matches(String pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }
}
