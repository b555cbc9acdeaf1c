package club.makapix.decile.sampling.rehearsal;

import java.time.Duration;
import java.util.Locale;

/** Writes quantities for people, the same in every locale. */
final class Texts {
    private static final double MILLIS = 1e6;
    private static final double SECONDS = 1e9;

    private Texts() {}

    /** Returns {@code 0.4 ms}, {@code 38 ms} or {@code 12.1 s}. */
    static String duration(Duration duration) {
        double nanos = duration.toNanos();
        if (nanos < 10 * MILLIS) {
            return String.format(Locale.ROOT, "%.1f ms", nanos / MILLIS);
        }
        return nanos < SECONDS
                ? String.format(Locale.ROOT, "%.0f ms", nanos / MILLIS)
                : String.format(Locale.ROOT, "%.1f s", nanos / SECONDS);
    }

    /** Returns {@code 8 kB} or {@code 54.1 MB}. */
    static String bytes(long bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.0f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    /** Returns {@code 1 row}, {@code 48,201 rows}. */
    static String rows(long rows) {
        return String.format(Locale.ROOT, "%,d %s", rows, rows == 1 ? "row" : "rows");
    }
}
