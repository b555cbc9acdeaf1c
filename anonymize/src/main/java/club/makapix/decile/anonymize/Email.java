package club.makapix.decile.anonymize;

import java.util.Locale;

/**
 * Makes an e-mail address of two words and a tag, with the odds of {@link Handle}.
 *
 * @param host what stands behind the at sign
 */
record Email(String host) implements KeyedPseudonym {
    @Override
    public String of(String value, RowContext row) {
        return Handle.words(value, name(), '.', row)
                + '@'
                + (Casing.isUpper(value) ? host.toUpperCase(Locale.ROOT) : host);
    }

    @Override
    public double drawnBits() {
        return Handle.bits();
    }

    @Override
    public boolean differsInMoreThanCase() {
        return true;
    }

    @Override
    public String name() {
        return "email";
    }

    @Override
    public boolean isInjective(TableColumn place) {
        return true;
    }

    @Override
    public int maxLength(TableColumn place) {
        return Handle.LONGEST + 1 + host.length();
    }

    @Override
    public boolean suits(TableColumn place) {
        return Types.isText(place);
    }
}
