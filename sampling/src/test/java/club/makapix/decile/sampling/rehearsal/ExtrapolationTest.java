package club.makapix.decile.sampling.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import club.makapix.decile.schema.TableName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ExtrapolationTest {
    private static final TableName POSTS = new TableName("public", "posts");
    private static final Map<TableName, Long> PRODUCTION = Map.of(POSTS, 1_000_000L);

    /** Returns the prediction for a million rows from samples of 25,000, 50,000 and 100,000. */
    private static Prediction.OfStatement predict(DoubleUnaryOperator seconds) {
        return predict(DoubleStream.of(25_000, 50_000, 100_000)
                .mapToObj(rows -> report((long) rows, seconds.applyAsDouble(rows), "Seq Scan"))
                .toList());
    }

    private static Prediction.OfStatement predict(List<RehearsalReport> rehearsals) {
        return Extrapolation.of(rehearsals).to(PRODUCTION).statements().get(0);
    }

    private static RehearsalReport report(long rows, double seconds, String plan) {
        NavigableMap<TableName, Long> tables = new TreeMap<>(Map.of(POSTS, rows));
        Duration elapsed = Duration.ofNanos(Math.round(seconds * 1e9));
        StatementReport statement = new StatementReport(
                "update posts", 1, elapsed, List.of(), List.of(), List.of(), rows, 0, tables, plan, Optional.empty());
        RuleCatalogue rules = RuleCatalogue.empty();
        return new RehearsalReport(
                List.of(statement), Optional.empty(), Optional.empty(), List.of(), Preflight.between(rules, rules));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    @Test
    void takesEqualTimesForConstant() {
        Prediction.OfStatement prediction = predict(rows -> 0.05);

        assertThat(prediction.growth()).isEqualTo(Growth.CONSTANT);
        assertThat(seconds(prediction.elapsed())).isCloseTo(0.05, within(0.0001));
        assertThat(prediction.remarks()).isEmpty();
    }

    @Test
    void doesNotGuessHowAShortStatementGrows() {
        Prediction.OfStatement prediction = predict(rows -> rows == 50_000 ? 0.0004 : 0.004);

        assertThat(prediction.growth()).isEqualTo(Growth.TOO_SHORT);
        assertThat(prediction).asString().contains("too short to tell");
        assertThat(seconds(prediction.elapsed())).isCloseTo(0.004, within(0.0001));
        assertThat(prediction.low()).isEqualTo(Duration.ZERO);
        assertThat(seconds(prediction.high())).isCloseTo(0.04, within(0.0001));
        assertThat(prediction.remarks()).isEmpty();
    }

    @Test
    void doesNotTakeNoiseForConstancy() {
        double[] noisy = {0.10, 0.09, 0.30, 0.12, 0.11, 0.10, 0.13, 0.25, 0.12};
        List<RehearsalReport> rehearsals = IntStream.range(0, 9)
                .mapToObj(run -> report(25_000L << (run / 3), noisy[run], ""))
                .toList();

        Prediction.OfStatement prediction = predict(rehearsals);

        assertThat(seconds(prediction.high())).isGreaterThan(1.2);
        assertThat(prediction.remarks()).anyMatch(remark -> remark.startsWith("poor fit"));
    }

    @Test
    void believesSizesWhoseRunsAgreeMoreThanOthers() {
        List<RehearsalReport> rehearsals = DoubleStream.of(25_000, 50_000, 100_000)
                .boxed()
                .flatMap(rows -> DoubleStream.of(1, rows == 25_000 ? 2 : 1, rows == 25_000 ? 3 : 1)
                        .mapToObj(factor -> report(Math.round(rows), factor * rows / 100_000, "")))
                .toList();

        assertThat(seconds(predict(rehearsals).elapsed())).isCloseTo(10, within(1.0));
    }

    @Test
    void isLessSureTheFartherItLooks() {
        Prediction.OfStatement near = Extrapolation.of(lines())
                .to(Map.of(POSTS, 200_000L))
                .statements()
                .get(0);
        Prediction.OfStatement far = predict(lines());

        assertThat(width(far)).isGreaterThan(width(near) * 1.2);
    }

    private static List<RehearsalReport> lines() {
        return DoubleStream.of(25_000, 50_000, 100_000)
                .mapToObj(rows -> report((long) rows, rows / 100_000, ""))
                .toList();
    }

    /** Returns the length of the interval as a fraction of the time. */
    private static double width(Prediction.OfStatement prediction) {
        return seconds(prediction.high().minus(prediction.low())) / seconds(prediction.elapsed());
    }

    @Test
    void prolongsALine() {
        Prediction.OfStatement prediction = predict(rows -> 0.1 + rows / 100_000);

        assertThat(prediction.growth()).isEqualTo(Growth.LINEAR);
        assertThat(seconds(prediction.elapsed())).isCloseTo(10.1, within(0.01));
        assertThat(prediction.low()).isLessThan(prediction.elapsed());
        assertThat(prediction.high()).isGreaterThan(prediction.elapsed());
    }

    @Test
    void prolongsASort() {
        Prediction.OfStatement prediction = predict(rows -> rows * Math.log(rows) / 1e6);

        assertThat(prediction.growth()).isEqualTo(Growth.N_LOG_N);
        assertThat(seconds(prediction.elapsed())).isCloseTo(13.8, within(0.1));
    }

    @Test
    void isNotBentByARunThatWasDisturbed() {
        List<RehearsalReport> rehearsals = DoubleStream.of(25_000, 50_000, 100_000)
                .boxed()
                .flatMap(rows -> DoubleStream.of(1, 1, rows == 25_000 ? 6 : 1)
                        .mapToObj(factor -> report(Math.round(rows), factor * rows / 100_000, "")))
                .toList();

        assertThat(seconds(predict(rehearsals).elapsed())).isCloseTo(10, within(0.01));
    }

    @Test
    void widensTheIntervalWhereTimesScatter() {
        Prediction.OfStatement exact = predict(rows -> rows / 100_000);
        Prediction.OfStatement rough = predict(rows -> rows / 100_000 * (rows == 50_000 ? 1.2 : 1));

        assertThat(rough.high().minus(rough.low())).isGreaterThan(exact.high().minus(exact.low()));
    }

    @Test
    void saysThatTheFitIsPoor() {
        assertThat(predict(rows -> rows == 50_000 ? 3 : rows / 100_000).remarks())
                .anyMatch(remark -> remark.startsWith("poor fit"));
    }

    @Test
    void saysThatThePlanChanged() {
        List<RehearsalReport> rehearsals = List.of(
                report(25_000, 0.25, "Index Scan"), report(50_000, 0.5, "Seq Scan"), report(100_000, 1, "Seq Scan"));

        assertThat(predict(rehearsals).remarks()).containsExactly("the plan changed: Index Scan / Seq Scan");
    }

    @Test
    void saysThatTwoSizesAreTooFew() {
        assertThat(predict(List.of(report(50_000, 0.5, ""), report(100_000, 1, "")))
                        .remarks())
                .containsExactly("only 2 sizes of its tables were rehearsed");
    }

    @Test
    void refusesRehearsalsOfDifferentMigrations() {
        RehearsalReport none = new RehearsalReport(
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Preflight.between(RuleCatalogue.empty(), RuleCatalogue.empty()));

        assertThatThrownBy(() -> Extrapolation.of(List.of(report(1, 1, ""), none)))
                .hasMessage("the rehearsals ran different statements: [update posts] and []");
    }
}
