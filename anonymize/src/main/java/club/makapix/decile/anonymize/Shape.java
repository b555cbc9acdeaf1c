package club.makapix.decile.anonymize;

import static club.makapix.decile.anonymize.Alphabet.DIGITS;
import static club.makapix.decile.anonymize.Alphabet.LOWER;
import static club.makapix.decile.anonymize.Alphabet.LOWER_HEX;
import static club.makapix.decile.anonymize.Alphabet.NONE;
import static club.makapix.decile.anonymize.Alphabet.UPPER;
import static club.makapix.decile.anonymize.Alphabet.UPPER_HEX;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;

/**
 * The form of a token: for each character the alphabet from which another may stand in for it, or none for characters that
 * stay. Two tokens of the same shape have the same characters that stay, in the same places. A character that takes two
 * places in memory changes in the second.
 */
final class Shape {
    /** How much of 63 drawn bits is used, so that no character is likelier than another by more than one part in 2<sup>15</sup>. */
    private static final long DRAWN_RANGE = 1L << 48;

    /** What a character is, for each of ASCII: 0 for one that stays, or one of the classes below. */
    private static final byte[] CLASSES = new byte[0x80];

    private static final int DIGIT = 1;
    private static final int LOWER_HEX_LETTER = 2;
    private static final int UPPER_HEX_LETTER = 3;
    private static final int LOWER_LETTER = 4;
    private static final int UPPER_LETTER = 5;

    static {
        Arrays.fill(CLASSES, '0', '9' + 1, (byte) DIGIT);
        Arrays.fill(CLASSES, 'a', 'f' + 1, (byte) LOWER_HEX_LETTER);
        Arrays.fill(CLASSES, 'A', 'F' + 1, (byte) UPPER_HEX_LETTER);
        Arrays.fill(CLASSES, 'g', 'z' + 1, (byte) LOWER_LETTER);
        Arrays.fill(CLASSES, 'G', 'Z' + 1, (byte) UPPER_LETTER);
    }

    private final String text;
    private final Kind kind;

    /** Which alphabet stands in for each class of characters. */
    @SuppressWarnings("ImmutableEnumChecker") // an alphabet is one text that never changes
    private enum Kind {
        DIGITS_ALONE(NONE, DIGITS, NONE, NONE, NONE, NONE),
        LOWER_HEX_NUMBER(NONE, LOWER_HEX, LOWER_HEX, NONE, NONE, NONE),
        UPPER_HEX_NUMBER(NONE, UPPER_HEX, NONE, UPPER_HEX, NONE, NONE),
        MIXED(NONE, DIGITS, LOWER, UPPER, LOWER, UPPER);

        private final ImmutableList<Alphabet> alphabets;

        Kind(Alphabet... alphabets) {
            this.alphabets = ImmutableList.copyOf(alphabets);
        }
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
        int seen = 0;
        for (int at = 0; at < text.length(); at++) {
            seen |= 1 << classOf(text.charAt(at));
        }
        return switch (seen & ~1) {
            case 1 << DIGIT | 1 << LOWER_HEX_LETTER -> Kind.LOWER_HEX_NUMBER;
            case 1 << DIGIT | 1 << UPPER_HEX_LETTER -> Kind.UPPER_HEX_NUMBER;
            default -> Kind.MIXED;
        };
    }

    private static int classOf(char letter) {
        return letter < CLASSES.length ? CLASSES[letter] : 0;
    }

    /** Returns the characters that may stand in the place; {@link Alphabet#NONE} if the one that does must stay. */
    Alphabet alphabet(int place) {
        char letter = text.charAt(place);
        if (letter < CLASSES.length) {
            return kind.alphabets.get(CLASSES[letter]);
        }
        return kind == Kind.DIGITS_ALONE ? Alphabet.ofDigit(text, place) : Alphabet.ofLetter(text, place);
    }

    /** Returns how many strings have this shape; 0 if they are more than a permutation can hold. */
    long size() {
        long size = 1;
        for (int place = 0; place < text.length(); place++) {
            int base = Math.max(1, alphabet(place).size());
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
            Alphabet alphabet = alphabet(place);
            if (alphabet != NONE) {
                rank = rank * alphabet.size() + alphabet.rankOf(other.charAt(place));
            }
        }
        return rank;
    }

    /** Returns the string of that number: the inverse of {@link #rankOf}. */
    String unrank(long rank) {
        StringBuilder result = new StringBuilder(text);
        long rest = rank;
        for (int place = text.length() - 1; place >= 0; place--) {
            Alphabet alphabet = alphabet(place);
            if (alphabet != NONE) {
                long quotient = quotient(rest, alphabet.size());
                result.setCharAt(place, alphabet.letter((int) (rest - quotient * alphabet.size())));
                rest = quotient;
            }
        }
        return result.toString();
    }

    /** Returns a string of this shape drawn from the entropy. */
    String draw(Entropy entropy) {
        char[] result = text.toCharArray();
        long bits = 0;
        long range = 1;
        for (int place = 0; place < result.length; place++) {
            Alphabet alphabet = alphabet(place);
            int base = alphabet.size();
            if (base > 0) {
                if (range < base) {
                    bits = entropy.bits() >>> 1;
                    range = DRAWN_RANGE;
                }
                long quotient = quotient(bits, base);
                result[place] = alphabet.letter((int) (bits - quotient * base));
                bits = quotient;
                range = quotient(range, base);
            }
        }
        return new String(result);
    }

    /** Divides by the size of an alphabet; by constants where it can, for a division by a variable costs more than all else here. */
    private static long quotient(long number, int base) {
        return switch (base) {
            case 10 -> number / 10;
            case 16 -> number >>> 4;
            case 26 -> number / 26;
            default -> number / base;
        };
    }

    /** Tells whether another text of the same length has the same shape as this one. */
    boolean isSameFor(String other) {
        return kind == Kind.DIGITS_ALONE || kind(other) == kind;
    }

    /** Returns a number that texts of the same shape share, for telling permutations apart. */
    int tweak() {
        int hash = kind.name().hashCode();
        for (int place = 0; place < text.length(); place++) {
            Alphabet alphabet = alphabet(place);
            hash = 31 * hash + (alphabet == NONE ? text.charAt(place) : 0x10000 + alphabet.tweak());
        }
        return hash;
    }
}
