package club.makapix.decile.anonymize;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Moves a number by at most a share of itself, with as many decimals as it had.
 *
 * @param percent the most that it moves
 */
record Noise(int percent) implements KeyedPseudonym {
    private static final int STEPS = 1_000_001;

    Noise {
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException("percent must lie between 1 and 100 but was " + percent);
        }
    }

    @Override
    public String of(String value, RowContext row) {
        if (Types.isNoNumber(value)) {
            return value;
        }
        BigDecimal number = new BigDecimal(value);
        int step = row.entropy(name(), value).below(STEPS) - STEPS / 2;
        BigDecimal share = BigDecimal.valueOf(step)
                .multiply(BigDecimal.valueOf(percent))
                .movePointLeft(2)
                .divide(BigDecimal.valueOf(STEPS / 2), 12, RoundingMode.HALF_EVEN);
        return number.add(number.multiply(share))
                .setScale(Math.max(0, number.scale()), RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    @Override
    public String name() {
        return "noise";
    }

    @Override
    public boolean suits(TableColumn place) {
        return Types.isNumber(place) && !Types.is(place, "money");
    }
}
