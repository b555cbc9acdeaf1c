package club.makapix.decile.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import club.makapix.decile.schema.Table;
import club.makapix.decile.schema.TableName;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A clock that is fed by hand tells a forecast how much time has passed. */
class ForecastTest {
    private static final TableName POSTS = new TableName("public", "posts");
    private static final TableName VIEWS = new TableName("public", "views");

    private final Forecast forecast = new Forecast(List.of(table(POSTS, 10_000), table(VIEWS, 90_000)));

    private static Table table(TableName name, long rows) {
        return new Table(
                name, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), rows,
                List.of(), false);
    }

    private static Obstacle index(TableName table, String name) {
        return new Obstacle(Obstacle.Kind.INDEX, table, name, "", List.of(), Optional.empty());
    }

    @Test
    void saysNothingBeforeThereIsSomethingToGoBy() {
        assertThat(forecast.left(Duration.ofSeconds(5))).isEmpty();

        forecast.wrote(POSTS, 100);

        assertThat(forecast.left(Duration.ofSeconds(5))).isEmpty();

        forecast.wrote(POSTS, 1000);

        assertThat(forecast.left(Duration.ofMillis(999))).isEmpty();
        assertThat(forecast.left(Duration.ofSeconds(1))).isPresent();
    }

    @Test
    void goesOnAsFastAsSoFar() {
        forecast.wrote(POSTS, 10_000);
        forecast.finished(POSTS);
        forecast.wrote(VIEWS, 40_000);

        assertThat(forecast.left(Duration.ofSeconds(50))).contains(Duration.ofSeconds(50));
    }

    @Test
    void learnsFromTheFirstTableHowManyRowsTravel() {
        forecast.wrote(POSTS, 1_000);
        forecast.finished(POSTS);

        assertThat(forecast.left(Duration.ofSeconds(1))).contains(Duration.ofSeconds(9));
    }

    @Test
    void countsIndexesAndKeys() {
        forecast.expect(List.of(index(VIEWS, "a"), index(VIEWS, "b")));
        forecast.wrote(POSTS, 10_000);
        forecast.finished(POSTS);
        forecast.wrote(VIEWS, 90_000);
        forecast.finished(VIEWS);

        assertThat(forecast.left(Duration.ofSeconds(100))).contains(Duration.ofSeconds(63));
        forecast.begins(index(VIEWS, "a"));
        forecast.begins(index(VIEWS, "b"));
        assertThat(forecast.left(Duration.ofMillis(131_500))).contains(Duration.ofMillis(31_500));
    }

    @Test
    void comesToAnEnd() {
        forecast.wrote(POSTS, 10_000);
        forecast.finished(POSTS);
        forecast.wrote(VIEWS, 200_000);

        assertThat(forecast.left(Duration.ofSeconds(9))).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void neverGrows(long seed) {
        Random random = new Random(seed);
        Duration before = Duration.ofDays(1);
        long elapsed = 0;
        for (long rows = 1; rows < 90_000; rows += random.nextInt(9_000)) {
            elapsed += random.nextInt(20_000);
            forecast.wrote(VIEWS, rows);
            Duration left = forecast.left(Duration.ofMillis(elapsed)).orElse(before);

            assertThat(left).isBetween(Duration.ZERO, before);
            before = left;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void addsUpWhatIsLeftOfManyTables(long seed) {
        Random random = new Random(seed);
        List<Table> tables = IntStream.range(0, 30)
                .mapToObj(number -> table(new TableName("public", "t" + number), random.nextInt(1_000)))
                .toList();
        List<Obstacle> obstacles = IntStream.range(0, 60)
                .mapToObj(number ->
                        index(tables.get(random.nextInt(tables.size())).name(), "i" + number))
                .toList();
        Forecast many = new Forecast(tables);
        many.expect(obstacles);
        Map<TableName, Long> rows = new HashMap<>();
        for (Table table : tables) {
            long travelling = random.nextLong(table.estimatedRows() + 1);
            many.wrote(table.name(), travelling / 2);
            many.finished(table.name());
            many.wrote(table.name(), travelling);
            rows.put(table.name(), travelling);
        }
        long came = sum(rows.values());
        double left = 0.35
                * sum(obstacles.stream()
                        .map(obstacle -> rows.get(obstacle.table()))
                        .toList());

        assertThat(many.left(Duration.ofMillis(came))).contains(Duration.ofMillis(Math.round(left)));
        obstacles.forEach(many::begins);
        double last = 0.35 * rows.get(obstacles.get(59).table());
        assertThat(many.left(Duration.ofMillis(Math.round(came + left - last))))
                .hasValueSatisfying(time -> assertThat(time.toMillis()).isBetween((long) last - 1, (long) last + 1));
    }

    private static long sum(Collection<Long> rows) {
        return rows.stream().mapToLong(Long::longValue).sum();
    }
}
