package club.makapix.decile.anonymize;

/**
 * Makes other bytes, as many as the value has. Up to seven are permuted among those of their number; more are drawn, and a
 * million of those collide with a probability below 10<sup>-7</sup>.
 */
record Bytes() implements KeyedPseudonym {
    private static final String PREFIX = "\\x";
    private static final String DIGITS = "0123456789abcdef";
    private static final int HEXADECIMAL = 16;
    private static final int BITS_PER_DIGIT = 4;
    private static final int MOST_PERMUTED = 14;

    @Override
    public String of(String value, RowContext row) {
        if (!value.startsWith(PREFIX)) {
            throw new IllegalArgumentException("bytes begin with \\x");
        }
        String digits = value.substring(PREFIX.length());
        return digits.isEmpty() ? value : PREFIX + other(digits, row);
    }

    private String other(String digits, RowContext row) {
        int length = digits.length();
        if (length > MOST_PERMUTED) {
            return row.entropy(name(), digits).letters(DIGITS, length);
        }
        long number = Long.parseLong(digits, HEXADECIMAL);
        long permuted = row.permutation(name()).of(number, 1L << (length * BITS_PER_DIGIT), length);
        String written = Long.toHexString(permuted);
        return "0".repeat(length - written.length()) + written;
    }

    @Override
    public double drawnBits() {
        return Long.SIZE;
    }

    @Override
    public String name() {
        return "bytes";
    }

    @Override
    public boolean isInjective(TableColumn place) {
        return true;
    }

    @Override
    public int maxLength(TableColumn place) {
        return UNKNOWN_LENGTH;
    }

    @Override
    public boolean suits(TableColumn place) {
        return Types.is(place, "bytea");
    }
}
