package club.makapix.decile.anonymize;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts other digits in the places of a telephone number's, behind the country code of a number that starts with one:
 * {@code +49 30 1234567} becomes {@code +49 81 7703912}. Numbers of one country and length are permuted, so different ones stay different, and
 * one that is written in two ways becomes one that is written in these two ways. An extension is replaced by itself, so that the number before it is the same
 * with and without. Letters, of a number to remember or of a remark, become other letters.
 *
 * @param region the country, ISO 3166, to which a number without a country code belongs; empty if nobody knows
 */
record Phone(Optional<String> region) implements KeyedPseudonym {
    /** Country codes of one and two digits; all others have three (ITU-T E.164). Not a library's, whose updates would change pseudonyms. */
    private static final Pattern COUNTRY = Pattern.compile(
            "(?i:tel:)?[\\s(]*(?:\\+|00)(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\\d{3})(?:\\)?\\s*\\(0\\))?");

    private static final Pattern EXTENSION = Pattern.compile(
            "[\\s,;/]*(?:(?i:;?ext(?:ension|n)?|x|dw|durchwahl|poste|ramal|int)[\\s.:=]*|#\\s*)(\\d{1,8})\\s*");

    private static final Pseudonym DIGITS = new Token(true);
    private static final Pseudonym LETTERS = new Token(false);

    Phone {
        region.ifPresent(PhoneNumbers::checkRegion);
    }

    /**
     * How a number is written; one that is written in another form never becomes the same.
     *
     * @param start where the digits begin that others replace: behind country code or trunk prefix
     * @param end where they end: before the extension
     * @param domain in which they are replaced: the country's
     * @param international whether it begins with its country code
     */
    private record Form(int start, int end, String domain, boolean international) {}

    @Override
    public String of(String value, RowContext row) {
        String canonical = row.canonical(value);
        Form form = form(canonical);
        String result = canonical;
        do {
            result = replaced(result, form, row);
        } while (!(form.international() && isPlain(result)) && !form(result).equals(form));
        return result;
    }

    /** Tells whether the form of a number with a country code is in that alone, which stays. */
    private static boolean isPlain(String number) {
        return number.startsWith("+") && number.indexOf('(') < 0 && !mayHaveExtension(number);
    }

    private static boolean mayHaveExtension(String number) {
        for (int at = 0; at < number.length(); at++) {
            if (Character.isLetter(number.charAt(at)) || number.charAt(at) == '#') {
                return true;
            }
        }
        return false;
    }

    private String replaced(String number, Form form, RowContext row) {
        StringBuilder result = new StringBuilder(number);
        replace(result, form.start(), form.end(), form.domain(), row);
        replace(result, startOfDigits(number, form.end()), number.length(), name() + " extension", row);
        return result.toString();
    }

    private Form form(String number) {
        int end = startOfExtension(number);
        Matcher country = COUNTRY.matcher(number).region(0, end);
        if (country.lookingAt()) {
            return new Form(country.end(), end, name() + '+' + country.group(1), true);
        }
        return region.map(home -> national(number, end, home)).orElse(new Form(0, end, name(), false));
    }

    private static int startOfExtension(String number) {
        if (!mayHaveExtension(number)) {
            return number.length();
        }
        Matcher extension = EXTENSION.matcher(number);
        int from = 0;
        while (extension.find(from)) {
            if (extension.end() == number.length() && hasDigits(number, extension.start())) {
                return extension.start();
            }
            from = extension.start() + 1;
        }
        return number.length();
    }

    private static boolean hasDigits(String number, int end) {
        return number.chars().limit(end).filter(Character::isDigit).count() >= 3;
    }

    private static int startOfDigits(String number, int from) {
        int start = from;
        while (start < number.length() && !Character.isDigit(number.charAt(start))) {
            start++;
        }
        return start;
    }

    /** The trunk prefix, of most countries a 0, stands in front of a number that is dialled within its country. */
    private Form national(String number, int end, String home) {
        PhoneNumberUtil countries = PhoneNumberUtil.getInstance();
        String trunk =
                Optional.ofNullable(countries.getNddPrefixForRegion(home, true)).orElse("");
        int digits = Math.min(end, startOfDigits(number, 0));
        int start = !trunk.isEmpty() && number.startsWith(trunk, digits) ? digits + trunk.length() : digits;
        return new Form(Math.min(start, end), end, name() + '+' + countries.getCountryCodeForRegion(home), false);
    }

    /** Replaces letters and digits as if nothing stood between them. */
    private static void replace(StringBuilder number, int start, int end, String domain, RowContext row) {
        StringBuilder signs = new StringBuilder(end - start);
        boolean digits = true;
        for (int at = start; at < end; at++) {
            char sign = number.charAt(at);
            if (isReplaced(sign)) {
                signs.append(sign);
                digits &= Character.isDigit(sign);
            }
        }
        if (signs.isEmpty()) {
            return;
        }
        String others =
                String.valueOf((digits ? DIGITS : LETTERS).of(signs.toString(), new InDomain.Renamed(domain, row)));
        int next = 0;
        for (int at = start; at < end; at++) {
            if (isReplaced(number.charAt(at))) {
                number.setCharAt(at, others.charAt(next++));
            }
        }
    }

    private static boolean isReplaced(char sign) {
        return Character.isLetterOrDigit(sign) || Character.isSurrogate(sign);
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
