package club.makapix.decile.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import club.makapix.decile.schema.Table;
import club.makapix.decile.schema.TableName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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
}
