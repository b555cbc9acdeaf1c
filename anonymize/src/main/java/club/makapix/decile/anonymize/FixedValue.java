package club.makapix.decile.anonymize;

/**
 * Puts one and the same text in the place of every value.
 *
 * @param label what reports call it
 * @param text the text
 */
record FixedValue(String label, String text) implements Pseudonym {
    @Override
    public String of(String value, RowContext row) {
        return text;
    }

    @Override
    public String name() {
        return label;
    }

    @Override
    public int maxLength(TableColumn place) {
        return Types.isArray(place.column().type()) ? UNKNOWN_LENGTH : text.codePointCount(0, text.length());
    }

    @Override
    public boolean takesWholeArrays() {
        return true;
    }
}
