package club.makapix.decile.anonymize;

/**
 * The form of a token: for each character the alphabet from which another may stand in for it, or none for characters that
 * stay. Two tokens of the same shape have the same characters that stay, in the same places.
 */
final class Shape {
    private static final String DIGITS = "0123456789";
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String LOWER_HEX = DIGITS + "abcdef";
    private static final String UPPER_HEX = DIGITS + "ABCDEF";

    /** How much of 63 drawn bits is used, so that no character is likelier than another by more than one part in 2<sup>15</sup>. */
    private static final long DRAWN_RANGE = 1L << 48;

    private final String text;
    private final Kind kind;

    private enum Kind {
        DIGITS_ALONE,
        LOWER_HEX_NUMBER,
        UPPER_HEX_NUMBER,
        MIXED
    }

    private Shape(String text, Kind kind) {
        this.text = text;
        this.kind = kind;
    }

    /** Returns the shape in which only digits may change. */
    static Shape ofDigits(String text) {
        return new Shape(text, Kind.DIGITS_ALONE);
    }

    /** Returns the shape in which letters and digits may change; hexadecimal digits stay hexadecimal. */
    static Shape ofToken(String text) {
        return new Shape(text, kind(text));
    }

    private static Kind kind(String text) {
        boolean digit = false;
        boolean lower = false;
        boolean upper = false;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            digit |= letter >= '0' && letter <= '9';
            lower |= letter >= 'a' && letter <= 'z';
            upper |= letter >= 'A' && letter <= 'Z';
            if (isBetween(letter, 'g', 'z') || isBetween(letter, 'G', 'Z')) {
                return Kind.MIXED;
            }
        }
        boolean hexadecimal = digit && lower != upper;
        return hexadecimal ? lower ? Kind.LOWER_HEX_NUMBER : Kind.UPPER_HEX_NUMBER : Kind.MIXED;
    }

    /** Returns the characters that may stand in the place; empty if the one that does must stay. */
    String alphabet(int place) {
        char letter = text.charAt(place);
        if (letter >= '0' && letter <= '9') {
            return switch (kind) {
                case LOWER_HEX_NUMBER -> LOWER_HEX;
                case UPPER_HEX_NUMBER -> UPPER_HEX;
                default -> DIGITS;
            };
        }
        return switch (kind) {
            case DIGITS_ALONE -> "";
            case LOWER_HEX_NUMBER -> isBetween(letter, 'a', 'f') ? LOWER_HEX : "";
            case UPPER_HEX_NUMBER -> isBetween(letter, 'A', 'F') ? UPPER_HEX : "";
            case MIXED -> isBetween(letter, 'a', 'z') ? LOWER : isBetween(letter, 'A', 'Z') ? UPPER : "";
        };
    }

    private static boolean isBetween(char letter, char first, char last) {
        return letter >= first && letter <= last;
    }

    /** Returns how many strings have this shape; 0 if they are more than a permutation can hold. */
    long size() {
        long size = 1;
        for (int place = 0; place < text.length(); place++) {
            int base = Math.max(1, alphabet(place).length());
            if (size > Permutation.LARGEST_LIMIT / base) {
                return 0;
            }
            size *= base;
        }
        return size;
    }

    /** Returns the number of a string of this shape among all of them. */
    long rankOf(String other) {
        long rank = 0;
        for (int place = 0; place < other.length(); place++) {
            String alphabet = alphabet(place);
            if (!alphabet.isEmpty()) {
                rank = rank * alphabet.length() + alphabet.indexOf(other.charAt(place));
            }
        }
        return rank;
    }

    /** Returns the string of that number: the inverse of {@link #rankOf}. */
    String unrank(long rank) {
        StringBuilder result = new StringBuilder(text);
        long rest = rank;
        for (int place = text.length() - 1; place >= 0; place--) {
            String alphabet = alphabet(place);
            if (!alphabet.isEmpty()) {
                result.setCharAt(place, alphabet.charAt((int) (rest % alphabet.length())));
                rest /= alphabet.length();
            }
        }
        return result.toString();
    }

    /** Returns a string of this shape drawn from the entropy. */
    String draw(Entropy entropy) {
        StringBuilder result = new StringBuilder(text);
        long bits = 0;
        long range = 1;
        for (int place = 0; place < text.length(); place++) {
            String alphabet = alphabet(place);
            int base = alphabet.length();
            if (base > 0) {
                if (range < base) {
                    bits = entropy.bits() >>> 1;
                    range = DRAWN_RANGE;
                }
                result.setCharAt(place, alphabet.charAt((int) (bits % base)));
                bits /= base;
                range /= base;
            }
        }
        return result.toString();
    }

    /** Tells whether another text of the same length has the same shape as this one. */
    boolean isSameFor(String other) {
        return kind == Kind.DIGITS_ALONE || kind(other) == kind;
    }

    /** Returns a number that texts of the same shape share, for telling permutations apart. */
    int tweak() {
        int hash = kind.name().hashCode();
        for (int place = 0; place < text.length(); place++) {
            String alphabet = alphabet(place);
            hash = 31 * hash + (alphabet.isEmpty() ? text.charAt(place) : 0x10000 + alphabet.length());
        }
        return hash;
    }
}
