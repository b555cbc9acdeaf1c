package club.makapix.decile.sampling;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Says how many rows of a table are drawn: a share of them, or a number.
 *
 * @param percent the share in percent, above 0 and at most 100; empty if a number is meant
 * @param rows the number of rows, at least 1; 0 if a share is meant
 */
public record DrawSize(Optional<BigDecimal> percent, long rows) {
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    public DrawSize {
        percent.ifPresent(DrawSize::checkPercent);
        if (percent.isEmpty() && rows < 1) {
            throw new IllegalArgumentException("a draw must take at least 1 row but takes " + rows);
        }
    }

    private static void checkPercent(BigDecimal percent) {
        if (percent.signum() <= 0 || percent.compareTo(ALL) > 0) {
            throw new IllegalArgumentException("a draw must be above 0% and at most 100% but is " + percent + "%");
        }
    }

    /**
     * Returns the share of rows whose hash lies under it: a smaller share is contained in a larger one.
     *
     * @throws IllegalArgumentException if it is not above 0 and at most 100
     */
    public static DrawSize percent(double percent) {
        return percent(BigDecimal.valueOf(percent));
    }

    static DrawSize percent(BigDecimal percent) {
        return new DrawSize(Optional.of(percent), 0);
    }

    /**
     * Returns the rows with the smallest hashes among those that may travel: fewer rows are contained in more.
     *
     * @throws IllegalArgumentException if the number is below 1
     */
    public static DrawSize rows(long rows) {
        return new DrawSize(Optional.empty(), rows);
    }

    /** Returns the size as recipes write it: {@code 10%}, {@code 500 rows}. */
    @Override
    public String toString() {
        return percent.map(share -> share.stripTrailingZeros().toPlainString() + "%")
                .orElse(rows + " rows");
    }
}
