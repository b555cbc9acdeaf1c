package club.makapix.decile.anonymize;

/** Knows ASCII, of which most texts are: what holds for it alone is found out quicker. */
final class Ascii {
    private static final char END = 0x80;

    private Ascii() {}

    /** Tells whether a text has no other characters. */
    static boolean isAll(CharSequence text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) >= END) {
                return false;
            }
        }
        return true;
    }

    static boolean isLetter(char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    }

    static boolean isLetterOrDigit(char letter) {
        return isLetter(letter) || (letter >= '0' && letter <= '9');
    }
}
