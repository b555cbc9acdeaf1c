package club.makapix.decile.sampling.rehearsal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The curve through one statement's times. */
final class StatementCurve {
    /** The 90th percentile of Student's t by degrees of freedom, 1 first: four of five lie within. */
    private static final double[] STUDENT = {3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372};

    private static final int SIZES = 3;
    private static final double SHORT = 0.01;
    private static final double LEAST_SCATTER = 0.05;
    private static final double FLAT_SCATTER = 0.1;
    private static final double POOR_SCATTER = 0.25;
    private static final double FARTHEST = 50;
    private static final double GROWING = 1.5;
    private static final double NANOS = 1e9;

    private final List<StatementReport> runs;
    private final List<Curve.Point> points;
    private final List<Curve.Point> medians;
    private final Curve constant;
    private final Curve linear;
    private final Curve sorting;

    StatementCurve(List<StatementReport> runs) {
        this.runs = runs;
        this.points = runs.stream()
                .map(run -> new Curve.Point(
                        (double) rows(run), Math.max(run.elapsed().toNanos(), 1) / NANOS))
                .toList();
        this.medians = Curve.medians(points);
        this.constant = Curve.through(points, Growth.CONSTANT);
        this.linear = Curve.through(points, Growth.LINEAR);
        this.sorting = Curve.through(points, Growth.N_LOG_N);
    }

    private static long rows(StatementReport run) {
        return run.tables().values().stream().mapToLong(Long::longValue).sum();
    }

    Prediction.OfStatement at(long rows) {
        double size = (double) rows;
        if (medians.stream().allMatch(median -> median.seconds() < SHORT)) {
            return tooShort(size);
        }
        Curve best = best();
        double low = best.at(size) - margin(best, size);
        double high = best.at(size) + margin(best, size);
        if (best.growth() != Growth.CONSTANT) {
            low = Math.min(low, linear.at(size) - margin(linear, size));
            high = Math.max(high, sorting.at(size) + margin(sorting, size));
        } else if (!isFlat()) {
            high = Math.max(high, proportional(size));
        }
        return prediction(best.growth(), size, best.at(size), low, high, remarks(best, size));
    }

    /** What is short on a sample is at worst as many times longer as there are more rows. */
    private Prediction.OfStatement tooShort(double rows) {
        double longest = points.stream().mapToDouble(Curve.Point::seconds).max().orElse(0);
        double high = Math.max(longest, proportional(rows));
        return prediction(Growth.TOO_SHORT, rows, largest().seconds(), 0, high, planChange());
    }

    private Curve.Point largest() {
        return medians.get(medians.size() - 1);
    }

    private double proportional(double rows) {
        Curve.Point largest = largest();
        return largest.rows() == 0 ? largest.seconds() : largest.seconds() * Math.max(rows / largest.rows(), 1);
    }

    private Prediction.OfStatement prediction(
            Growth growth, double rows, double seconds, double low, double high, List<String> remarks) {
        return new Prediction.OfStatement(
                runs.get(0).sql(),
                growth,
                (long) rows,
                duration(seconds),
                duration(Math.max(low, 0)),
                duration(high),
                remarks);
    }

    /** Returns the curve to believe: only times that agree with one another are taken for constant where rows differ. */
    private Curve best() {
        if (linear.slope() <= 0 || isFlat()) {
            return constant;
        }
        return sorting.scatter() < linear.scatter() / 2 ? sorting : linear;
    }

    private boolean isFlat() {
        double growth = largest().seconds() / medians.get(0).seconds();
        return medians.size() == 1 || (growth < GROWING && constant.scatter() <= FLAT_SCATTER);
    }

    /** Returns half of the interval. The farther from the samples, the less one knows of caches and of memory for sorting. */
    private double margin(Curve curve, double rows) {
        int freedom = points.size() - (curve.growth() == Growth.CONSTANT ? 1 : 2);
        double student = STUDENT[Math.min(Math.max(freedom, 1), STUDENT.length) - 1];
        double distance =
                largest().rows() == 0 ? 0 : Math.log10(Math.max(rows / largest().rows(), 1));
        double own = Math.max(curve.scatter(), LEAST_SCATTER * (1 + distance));
        return student * curve.errorAt(rows, own);
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos(Math.round(seconds * NANOS));
    }

    private List<String> remarks(Curve best, double rows) {
        List<String> remarks = new ArrayList<>();
        double largest = largest().rows();
        boolean growing = rows > largest && largest > 0;
        if (growing && medians.size() < SIZES) {
            remarks.add("only %d sizes of its tables were rehearsed".formatted(medians.size()));
        }
        if (growing && rows > FARTHEST * largest) {
            remarks.add(String.format(Locale.ROOT, "%.0f times the largest sample is far", rows / largest));
        }
        if (best.scatter() > POOR_SCATTER) {
            remarks.add(String.format(Locale.ROOT, "poor fit: the times scatter by %.0f %%", 100 * best.scatter()));
        }
        remarks.addAll(planChange());
        return remarks;
    }

    private List<String> planChange() {
        List<String> plans = runs.stream().map(StatementReport::plan).distinct().toList();
        return plans.size() > 1 ? List.of("the plan changed: " + String.join(" / ", plans)) : List.of();
    }
}
