package club.makapix.decile.anonymize;

import java.util.Locale;

/**
 * Carries the case of a value over to its pseudonym. A pseudonym is made of the value in lower case and then written like the
 * value: {@code ann} becomes {@code quiet-otter}, {@code Ann} {@code Quiet-Otter}, {@code ANN} {@code QUIET-OTTER}, {@code aNn} some mixture
 * of its own. So what is equal without regard to case stays so, what differs in case alone still differs, and the lower
 * case of a pseudonym is the pseudonym of the lower case.
 */
final class Casing {
    private static final char SMALL = '0';
    private static final char CAPITAL = '1';
    private static final char STRANGE = '2';

    private Casing() {}

    /** Returns the value in lower case, letter by letter, whatever the locale. */
    static String fold(String value) {
        return CanonicalForm.CASELESS.of(value);
    }

    /** Tells whether the value is in capitals, each the capital of its small letter, and has one. */
    static boolean isUpper(String value) {
        String folded = fold(value);
        return !value.equals(folded)
                && value.equals(value.toUpperCase(Locale.ROOT))
                && pattern(value, folded).indexOf(STRANGE) < 0;
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
        String pattern = pattern(value, folded);
        return pattern.charAt(0) == CAPITAL && pattern.chars().skip(1).allMatch(letter -> letter == SMALL)
                ? capitalized(pseudonym)
                : mixed(pseudonym, row.entropy(domain + "\0case", folded + '\0' + pattern));
    }

    /** Shows where the letters differ from lower case, in characters that have no case themselves; a dotted capital I is strange, its small letter having another. */
    private static String pattern(String value, String folded) {
        StringBuilder pattern = new StringBuilder();
        int[] letters = folded.codePoints().toArray();
        int[] written = value.codePoints().toArray();
        for (int at = 0; at < letters.length; at++) {
            boolean capital = Character.toUpperCase(letters[at]) == written[at];
            pattern.append(letters[at] == written[at] ? SMALL : capital ? CAPITAL : STRANGE);
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
