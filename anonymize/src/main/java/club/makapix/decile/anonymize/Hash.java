package club.makapix.decile.anonymize;

/** Makes 64 hexadecimal digits of a value. */
record Hash() implements KeyedPseudonym {
    private static final int DIGITS = 64;

    @Override
    public String of(String value, RowContext row) {
        return row.entropy(name(), value).letters("0123456789abcdef", DIGITS);
    }

    @Override
    public double drawnBits() {
        return 4 * DIGITS;
    }

    @Override
    public boolean differsInMoreThanCase() {
        return true;
    }

    @Override
    public String name() {
        return "hash";
    }

    @Override
    public boolean isInjective(TableColumn place) {
        return true;
    }

    @Override
    public int maxLength(TableColumn place) {
        return DIGITS;
    }

    @Override
    public boolean suits(TableColumn place) {
        return Types.isText(place);
    }
}
