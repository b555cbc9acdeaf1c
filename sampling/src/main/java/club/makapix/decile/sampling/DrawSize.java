package club.makapix.decile.sampling;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Says how many rows of a table are drawn: a share of them, or a number; from all rows or from each stratum.
 *
 * @param percent the share in percent, above 0 and at most 100; empty if a number is meant
 * @param rows the number of rows, at least 1; 0 if a share is meant
 * @param strata the SQL expression whose values are drawn from one by one, empty if all rows are one stratum
 */
public record DrawSize(Optional<BigDecimal> percent, long rows, Optional<String> strata) {
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
        return new DrawSize(Optional.of(percent), 0, Optional.empty());
    }

    /**
     * Returns the rows with the smallest hashes among those that may travel: fewer rows are contained in more.
     *
     * @throws IllegalArgumentException if the number is below 1
     */
    public static DrawSize rows(long rows) {
        return new DrawSize(Optional.empty(), rows, Optional.empty());
    }

    /**
     * Returns the same size taken within each value of the expression, and from each at least one row: the smallest hash.
     *
     * @param expression SQL over the columns of the table, called {@code t}: {@code width_bucket(reputation, 0, 1000, 5)}
     */
    public DrawSize strata(String expression) {
        return new DrawSize(percent, rows, Optional.of(expression));
    }

    /** Tells whether it depends on the other rows whether a row is drawn. */
    boolean isRelative() {
        return percent.isEmpty() || strata.isPresent();
    }

    /** Returns the size as recipes write it: {@code 10%}, {@code 500 rows}. */
    @Override
    public String toString() {
        return percent.map(share -> share.stripTrailingZeros().toPlainString() + "%")
                        .orElse(rows + " rows")
                + strata.map(expression -> " within each " + expression).orElse("");
    }
}
