package club.makapix.decile.anonymize;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts other digits in the places of a telephone number's, behind the country code of a number that starts with one:
 * {@code +49 30 1234567} becomes {@code +49 81 7703912}. Numbers of one country and length are permuted, so different ones stay different, and
 * one that is written in two ways becomes one that is written in these two ways.
 */
record Phone() implements KeyedPseudonym {
    /** Country codes of one and two digits; all others have three (ITU-T E.164). Not a library's, whose updates would change pseudonyms. */
    private static final Pattern COUNTRY =
            Pattern.compile("(?:\\+|00)(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\\d{3})");

    private static final Pseudonym DIGITS = new Token(true);

    @Override
    public String of(String value, RowContext row) {
        String canonical = row.canonical(value);
        Matcher country = COUNTRY.matcher(canonical);
        boolean international = country.lookingAt();
        int start = international ? country.end() : 0;
        String domain = international ? name() + '+' + country.group(1) : name();
        String digits = digits(canonical, start);
        return withDigits(canonical, start, String.valueOf(DIGITS.of(digits, new InDomain.Renamed(domain, row))));
    }

    private static String digits(String number, int start) {
        StringBuilder digits = new StringBuilder(number.length());
        for (int at = start; at < number.length(); at++) {
            if (Character.isDigit(number.charAt(at))) {
                digits.append(number.charAt(at));
            }
        }
        return digits.toString();
    }

    private static String withDigits(String number, int start, String digits) {
        char[] result = number.toCharArray();
        int next = 0;
        for (int at = start; at < result.length; at++) {
            if (Character.isDigit(result[at])) {
                result[at] = digits.charAt(next++);
            }
        }
        return new String(result);
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
