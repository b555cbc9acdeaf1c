package club.makapix.decile.anonymize;

/** Keeps the first characters and hides the others. */
record Mask(int kept) implements Pseudonym {
    Mask {
        if (kept < 0) {
            throw new IllegalArgumentException("kept must be at least 0 but was " + kept);
        }
    }

    @Override
    public String of(String value, RowContext row) {
        int length = value.codePointCount(0, value.length());
        int shown = length > kept ? kept : 0;
        return value.substring(0, value.offsetByCodePoints(0, shown)) + "*".repeat(length - shown);
    }

    @Override
    public String name() {
        return "mask";
    }

    @Override
    public int maxLength(TableColumn place) {
        return Types.declaredLength(place.column().type());
    }

    @Override
    public boolean suits(TableColumn place) {
        return Types.isText(place);
    }
}
