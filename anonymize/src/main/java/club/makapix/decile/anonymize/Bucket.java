package club.makapix.decile.anonymize;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Rounds a number down to a multiple.
 *
 * @param width the distance between two multiples
 */
record Bucket(int width) implements Pseudonym {
    Bucket {
        if (width < 1) {
            throw new IllegalArgumentException("the width of a bucket must be at least 1 but was " + width);
        }
    }

    @Override
    public String of(String value, RowContext row) {
        if (Types.isNoNumber(value)) {
            return value;
        }
        BigDecimal size = BigDecimal.valueOf(width);
        return new BigDecimal(value)
                .divide(size, 0, RoundingMode.FLOOR)
                .multiply(size)
                .toPlainString();
    }

    @Override
    public String name() {
        return "bucket";
    }

    @Override
    public boolean suits(TableColumn place) {
        return Types.isNumber(place) && !Types.is(place, "money");
    }
}
