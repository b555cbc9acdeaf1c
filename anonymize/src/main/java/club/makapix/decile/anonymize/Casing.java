package club.makapix.decile.anonymize;

import java.util.Locale;

/**
 * Carries the case of a value over to its pseudonym. A pseudonym is made of the value in lower case and then written like the
 * value: {@code ann} becomes {@code quiet-otter}, {@code Ann} {@code Quiet-Otter}, {@code ANN} {@code QUIET-OTTER}, {@code aNn} some mixture
 * of its own. So what is equal without regard to case stays so, what differs in case alone still differs, and the lower
 * case of a pseudonym is the pseudonym of the lower case.
 */
final class Casing {
    private Casing() {}

    /** Returns the value in lower case, letter by letter, whatever the locale. */
    static String fold(String value) {
        return CanonicalForm.CASELESS.of(value);
    }

    /** Tells whether the value is in capitals and has a letter of which there is a small one. */
    static boolean isUpper(String value) {
        return value.equals(value.toUpperCase(Locale.ROOT)) && !value.equals(fold(value));
    }

    /**
     * Writes a pseudonym like a value.
     *
     * @param pseudonym the pseudonym of the value's lower case, itself in lower case
     */
    static String like(String value, String pseudonym, String domain, RowContext row) {
        String folded = fold(value);
        if (value.equals(folded)) {
            return pseudonym;
        }
        if (isUpper(value)) {
            return pseudonym.toUpperCase(Locale.ROOT);
        }
        int second = value.offsetByCodePoints(0, 1);
        return value.substring(second).equals(folded.substring(folded.offsetByCodePoints(0, 1)))
                ? capitalized(pseudonym)
                : mixed(pseudonym, row.entropy(domain + "\0case", folded + '\0' + pattern(value, folded)));
    }

    /** Shows where the letters differ from lower case, in characters that have no case themselves. */
    private static String pattern(String value, String folded) {
        StringBuilder pattern = new StringBuilder();
        int[] letters = folded.codePoints().toArray();
        int[] written = value.codePoints().toArray();
        for (int at = 0; at < letters.length; at++) {
            pattern.append(letters[at] == written[at] ? '0' : '1');
        }
        return pattern.toString();
    }

    private static String capitalized(String pseudonym) {
        StringBuilder result = new StringBuilder(pseudonym);
        for (int at = 0; at < result.length(); at++) {
            if (at == 0 || !Character.isLetterOrDigit(result.charAt(at - 1))) {
                result.setCharAt(at, Character.toUpperCase(result.charAt(at)));
            }
        }
        return result.toString();
    }

    private static String mixed(String pseudonym, Entropy entropy) {
        StringBuilder result = new StringBuilder(pseudonym);
        long bits = entropy.bits();
        for (int at = 0; at < result.length(); at++) {
            if ((bits >>> at & 1) == 1) {
                result.setCharAt(at, Character.toUpperCase(result.charAt(at)));
            }
        }
        return result.toString();
    }
}
