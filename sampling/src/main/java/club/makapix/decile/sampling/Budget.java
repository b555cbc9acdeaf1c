package club.makapix.decile.sampling;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Limits how many rows may travel: a cohort that outgrows it is refused before anything is written.
 *
 * @param percent the share of the source's estimated rows, in percent; empty if a number is meant
 * @param rows the number of rows; 0 if a share is meant
 */
public record Budget(Optional<BigDecimal> percent, long rows) {
    public Budget {
        if (percent.map(BigDecimal::signum).orElse(1) <= 0 || rows < 0) {
            throw new IllegalArgumentException("a budget must be above 0 but is "
                    + percent.map(Object::toString).orElse("" + rows));
        }
    }

    /** Returns a budget of that share of the source's estimated rows. */
    public static Budget percent(double percent) {
        return new Budget(Optional.of(BigDecimal.valueOf(percent)), 0);
    }

    /** Returns a budget of that many rows. */
    public static Budget rows(long rows) {
        return new Budget(Optional.empty(), rows);
    }

    /** Returns the rows that are allowed of so many at the source. */
    long rowsOf(long sourceRows) {
        return percent.map(share -> share.movePointLeft(2)
                        .multiply(BigDecimal.valueOf(sourceRows))
                        .longValue())
                .orElse(rows);
    }
}
