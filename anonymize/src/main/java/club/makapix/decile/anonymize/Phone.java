package club.makapix.decile.anonymize;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts other digits in the places of a telephone number's, behind the country code of a number that starts with one:
 * {@code +49 30 1234567} becomes {@code +49 81 7703912}. Numbers of one country and form are permuted, so different ones stay different.
 */
record Phone() implements KeyedPseudonym {
    /** Country codes of one and two digits; all others have three (ITU-T E.164). */
    private static final Pattern COUNTRY =
            Pattern.compile("(?:\\+|00)(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]" + "|9[0-58]|\\d{3})");

    private static final Pseudonym DIGITS = new Token(true);

    @Override
    public String of(String value, RowContext row) {
        String canonical = row.canonical(value);
        Matcher country = COUNTRY.matcher(canonical);
        int start = country.lookingAt() ? country.end() : 0;
        RowContext phones = new InDomain.Renamed(name() + canonical.substring(0, start), row);
        return canonical.substring(0, start) + DIGITS.of(canonical.substring(start), phones);
    }

    @Override
    public String name() {
        return "phone";
    }

    @Override
    public boolean isInjective(TableColumn place) {
        return true;
    }

    @Override
    public int maxLength(TableColumn place) {
        return DIGITS.maxLength(place);
    }

    @Override
    public boolean suits(TableColumn place) {
        return Types.isText(place);
    }
}
