package club.makapix.decile.sampling.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A curve {@code t = a + b g(n)} through measured times, by least squares of the relative errors of the medians, where sizes whose runs
 * agree count for more; neither part is negative.
 *
 * @param growth what g is
 * @param base a, in seconds
 * @param slope b, in seconds
 * @param scatter the standard deviation of the measured times around the curve, as a fraction of the curve
 * @param medians the median time of each size
 */
record Curve(Growth growth, double base, double slope, double scatter, List<Point> medians) {
    /** What the noise of a size is at least taken for, however well its runs agree: they are few. */
    private static final double LEAST_NOISE = 0.05;

    /**
     * A time at a size.
     *
     * @param noise how far, as a fraction of it, the time may be off
     */
    record Point(double rows, double seconds, double noise) {
        Point(double rows, double seconds) {
            this(rows, seconds, LEAST_NOISE);
        }

        double weight() {
            return 1 / (seconds * noise * seconds * noise);
        }
    }

    /** Fits the curve to the median of each size; a run that something disturbed does not bend it. */
    static Curve through(List<Point> measured, Growth growth) {
        List<Point> medians = medians(measured);
        double[] line = growth == Growth.CONSTANT ? new double[] {mean(medians), 0} : line(medians, growth);
        double squares = 0;
        for (Point point : measured) {
            double expected = line[0] + line[1] * growth.of(point.rows());
            double error = (point.seconds() - expected) / expected;
            squares += error * error;
        }
        int freedom = Math.max(measured.size() - (growth == Growth.CONSTANT ? 1 : 2), 1);
        return new Curve(growth, line[0], line[1], Math.sqrt(squares / freedom), medians);
    }

    /** Returns one point for each size, by size. */
    static List<Point> medians(List<Point> measured) {
        Map<Double, List<Double>> bySize = new TreeMap<>();
        measured.forEach(point ->
                bySize.computeIfAbsent(point.rows(), size -> new ArrayList<>()).add(point.seconds()));
        List<Point> medians = new ArrayList<>();
        bySize.forEach((size, times) -> {
            double median = median(times);
            double deviation =
                    median(times.stream().map(time -> Math.abs(time - median)).toList()) / median;
            medians.add(new Point(size, median, Math.hypot(LEAST_NOISE, deviation / Math.sqrt(times.size()))));
        });
        return medians;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    private static double mean(List<Point> points) {
        double weights = points.stream().mapToDouble(Point::weight).sum();
        return points.stream()
                        .mapToDouble(point -> point.seconds() * point.weight())
                        .sum()
                / weights;
    }

    private static double[] line(List<Point> points, Growth growth) {
        Moments moments = Moments.of(points, growth);
        double slope = (moments.weight() * moments.xy() - moments.x() * moments.y()) / moments.determinant();
        double base = (moments.y() - slope * moments.x()) / moments.weight();
        if (moments.determinant() <= 0 || slope < 0) {
            return new double[] {mean(points), 0};
        }
        return base < 0 ? new double[] {0, moments.xy() / moments.xx()} : new double[] {base, slope};
    }

    /** The weighted sums that a line through points follows from. */
    private record Moments(double weight, double x, double y, double xx, double xy) {
        static Moments of(List<Point> points, Growth growth) {
            double weight = 0;
            double x = 0;
            double y = 0;
            double xx = 0;
            double xy = 0;
            for (Point point : points) {
                double value = growth.of(point.rows());
                weight += point.weight();
                x += point.weight() * value;
                y += point.weight() * point.seconds();
                xx += point.weight() * value * value;
                xy += point.weight() * value * point.seconds();
            }
            return new Moments(weight, x, y, xx, xy);
        }

        double determinant() {
            return weight * xx - x * x;
        }
    }

    double at(double rows) {
        return base + slope * growth.of(rows);
    }

    /**
     * Returns the standard error of a new measurement at so many rows, in seconds.
     *
     * @param own how far, as a fraction of it, a measurement there may itself be off
     */
    double errorAt(double rows, double own) {
        Moments moments = Moments.of(medians, growth);
        double value = growth.of(rows);
        double spread = moments.determinant() <= 0
                ? 1 / moments.weight()
                : (moments.xx() - 2 * value * moments.x() + value * value * moments.weight()) / moments.determinant();
        return Math.hypot(Math.sqrt(spread), own * at(rows));
    }
}
