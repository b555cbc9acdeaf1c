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
    private static final double LEAST_SCATTER = 0.05;
    private static final double POOR_SCATTER = 0.25;
    private static final double FARTHEST = 50;
    private static final double GROWING = 1.5;
    private static final double NANOS = 1e9;

    private final List<StatementReport> runs;
    private final List<Curve.Point> points;
    private final Curve constant;
    private final Curve linear;
    private final Curve sorting;

    StatementCurve(List<StatementReport> runs) {
        this.runs = runs;
        this.points = runs.stream()
                .map(run -> new Curve.Point(
                        (double) rows(run), Math.max(run.elapsed().toNanos(), 1) / NANOS))
                .toList();
        this.constant = Curve.through(points, Growth.CONSTANT);
        this.linear = Curve.through(points, Growth.LINEAR);
        this.sorting = Curve.through(points, Growth.N_LOG_N);
    }

    private static long rows(StatementReport run) {
        return run.tables().values().stream().mapToLong(Long::longValue).sum();
    }

    Prediction.OfStatement at(long rows) {
        double size = (double) rows;
        Curve best = best();
        double margin = margin(best);
        double low = best.at(size) - margin * error(best, size);
        double high = best.at(size) + margin * error(best, size);
        if (best.growth() != Growth.CONSTANT) {
            low = Math.min(low, linear.at(size) - margin * error(linear, size));
            high = Math.max(high, sorting.at(size) + margin * error(sorting, size));
        }
        return new Prediction.OfStatement(
                runs.get(0).sql(),
                best.growth(),
                rows,
                duration(best.at(size)),
                duration(Math.max(low, 0)),
                duration(high),
                remarks(best, size));
    }

    /** Returns the curve to believe: a statement that takes longer on a larger sample is not taken for constant. */
    private Curve best() {
        List<Curve.Point> medians = linear.medians();
        double growth =
                medians.get(medians.size() - 1).seconds() / medians.get(0).seconds();
        if (linear.slope() <= 0 || growth < GROWING) {
            return constant;
        }
        return sorting.scatter() < linear.scatter() / 2 ? sorting : linear;
    }

    private double margin(Curve curve) {
        int freedom = points.size() - (curve.growth() == Growth.CONSTANT ? 1 : 2);
        return STUDENT[Math.min(Math.max(freedom, 1), STUDENT.length) - 1];
    }

    private static double error(Curve curve, double rows) {
        return curve.errorAt(rows, Math.max(curve.scatter(), LEAST_SCATTER));
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos(Math.round(seconds * NANOS));
    }

    private List<String> remarks(Curve best, double rows) {
        List<String> remarks = new ArrayList<>();
        double largest = points.stream().mapToDouble(Curve.Point::rows).max().orElse(0);
        long sizes = points.stream().mapToDouble(Curve.Point::rows).distinct().count();
        boolean growing = rows > largest && largest > 0;
        if (growing && sizes < SIZES) {
            remarks.add("only %d sizes of its tables were rehearsed".formatted(sizes));
        }
        if (growing && rows > FARTHEST * largest) {
            remarks.add(String.format(Locale.ROOT, "%.0f times the largest sample is far", rows / largest));
        }
        if (best.scatter() > POOR_SCATTER) {
            remarks.add(String.format(Locale.ROOT, "poor fit: the times scatter by %.0f %%", 100 * best.scatter()));
        }
        List<String> plans = runs.stream().map(StatementReport::plan).distinct().toList();
        if (plans.size() > 1) {
            remarks.add("the plan changed: " + String.join(" / ", plans));
        }
        return remarks;
    }
}
