package club.makapix.decile.anonymize;

import java.util.Arrays;

/**
 * Permutes whole numbers among those of the same sign and number of digits, such that what fits {@code smallint}, {@code integer} or
 * {@code bigint} still does: 1234 becomes 8071. The digits of a fraction are permuted behind the point.
 */
record WholeNumber() implements KeyedPseudonym {
    private static final Token OTHERS = new Token(false);
    private static final long HALF_OF_19_DIGITS = 1_000_000_000_000_000_000L + Permutation.LARGEST_LIMIT;

    /** Where a band of numbers ends that change places among themselves: at powers of ten and behind the largest of a type. */
    private static final long[] ENDS = {
        10,
        100,
        1_000,
        10_000,
        0x8000,
        100_000,
        1_000_000,
        10_000_000,
        100_000_000,
        1_000_000_000,
        0x8000_0000L,
        10_000_000_000L,
        100_000_000_000L,
        1_000_000_000_000L,
        10_000_000_000_000L,
        100_000_000_000_000L,
        1_000_000_000_000_000L,
        10_000_000_000_000_000L,
        100_000_000_000_000_000L,
        1_000_000_000_000_000_000L,
        HALF_OF_19_DIGITS,
        Long.MAX_VALUE
    };

    @Override
    public String of(String value, RowContext row) {
        if (Types.isNoNumber(value)) {
            return value;
        }
        try {
            return number(value, row);
        } catch (NumberFormatException e) {
            return OTHERS.of(value, row); // more digits than a bigint has, or a text that is no number
        }
    }

    private String number(String value, RowContext row) {
        String sign = value.startsWith("-") ? "-" : "";
        int point = value.indexOf('.');
        String whole = value.substring(sign.length(), point < 0 ? value.length() : point);
        String fraction = point < 0 ? "" : value.substring(point);
        RowContext fractions = new InDomain.Renamed(name() + whole, row);
        return sign
                + permuted(Long.parseLong(whole), row)
                + (fraction.isEmpty() ? "" : new Token(true).of(fraction, fractions));
    }

    private long permuted(long number, RowContext row) {
        int band = Arrays.binarySearch(ENDS, number);
        band = band < 0 ? -band - 1 : Math.min(band + 1, ENDS.length - 1);
        long start = band == 0 ? 0 : ENDS[band - 1];
        long size = Math.max(ENDS[band] - start, number - start + 1);
        return start + row.permutation(name()).of(number - start, size, band);
    }

    @Override
    public String name() {
        return "number";
    }

    @Override
    public boolean isInjective(TableColumn place) {
        return Types.is(place, "int2", "int4", "int8");
    }

    @Override
    public boolean suits(TableColumn place) {
        return Types.is(place, "int2", "int4", "int8", "numeric") || Types.isText(place);
    }
}
