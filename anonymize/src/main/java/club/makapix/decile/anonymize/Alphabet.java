package club.makapix.decile.anonymize;

import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Lists the characters that may take each other's places, sorted. Each character is in one alphabet at most, and all of one take equally many
 * bytes in UTF-8. Beyond ASCII an alphabet is a range of one script, split into capitals, other letters and digits, so that what is in lower case stays so. The
 * ranges are written down here, not asked of the platform, whose updates would change pseudonyms.
 */
final class Alphabet {
    static final Alphabet NONE = new Alphabet("");
    static final Alphabet DIGITS = new Alphabet("0123456789");
    static final Alphabet LOWER = new Alphabet("abcdefghijklmnopqrstuvwxyz");
    static final Alphabet UPPER = new Alphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    static final Alphabet LOWER_HEX = new Alphabet("0123456789abcdef");
    static final Alphabet UPPER_HEX = new Alphabet("0123456789ABCDEF");

    /** Ranges that are not cut every 128 characters: letters of Latin, Greek, Cyrillic, Hebrew, Arabic, kana, ideographs, Hangul; private use. */
    private static final int[][] RANGES = {
        {0xc0, 0xff},
        {0x100, 0x24f},
        {0x300, 0x36f},
        {0x388, 0x3ff},
        {0x400, 0x45f},
        {0x460, 0x52f},
        {0x5d0, 0x5ea},
        {0x620, 0x64a},
        {0x3041, 0x3096},
        {0x30a1, 0x30fa},
        {0x3400, 0x4dbf},
        {0x4e00, 0x9fff},
        {0xac00, 0xd7a3},
        {0xe000, 0xf8ff}
    };

    /** Punctuation, marks that only format, and what is no character. */
    private static final int[][] FIXED = {
        {0x80, 0xbf}, {0x2000, 0x206f}, {0x3000, 0x303f}, {0xfe00, 0xfe0f}, {0xfff0, 0xffff}
    };

    private static final int BLOCK = 0x80;
    private static final int SUPPLEMENTARY_BLOCK = 0x400;
    private static final NavigableSet<Integer> BORDERS = borders();
    private static final Map<Integer, Alphabet> BEYOND_ASCII = new ConcurrentHashMap<>();

    private final String letters;

    /** The numbers of the characters of ASCII; those beyond are searched for. */
    private final byte[] ranks = new byte[BLOCK];

    private Alphabet(String letters) {
        this.letters = letters;
        for (int rank = 0; rank < letters.length() && letters.charAt(rank) < BLOCK; rank++) {
            ranks[letters.charAt(rank)] = (byte) rank;
        }
    }

    private static NavigableSet<Integer> borders() {
        NavigableSet<Integer> borders = new TreeSet<>();
        IntStream.iterate(BLOCK, at -> at <= 0x10000, at -> at + BLOCK).forEach(borders::add);
        for (int[][] ranges : new int[][][] {RANGES, FIXED}) {
            for (int[] range : ranges) {
                borders.subSet(range[0], range[1] + 1).clear();
                borders.add(range[0]);
                borders.add(range[1] + 1);
            }
        }
        return borders;
    }

    /** Returns the alphabet of the digit of any script that stands there; none if there is another character. */
    static Alphabet ofDigit(String text, int place) {
        return Character.isDigit(pointAt(text, place)) ? ofLetter(text, place) : NONE;
    }

    /** Returns the alphabet of the character beyond ASCII that stands there; of one that takes two places, that of the second. */
    static Alphabet ofLetter(String text, int place) {
        int point = pointAt(text, place);
        if (Character.isHighSurrogate(text.charAt(place)) || isFixed(point)) {
            return NONE;
        }
        int start = startOfRange(point);
        return BEYOND_ASCII.computeIfAbsent(start << 2 | kind(point), key -> in(start, endOfRange(point), kind(point)));
    }

    private static int pointAt(String text, int place) {
        return Character.isLowSurrogate(text.charAt(place)) && place > 0
                ? text.codePointBefore(place + 1)
                : text.codePointAt(place);
    }

    private static boolean isFixed(int point) {
        for (int[] range : FIXED) {
            if (point >= range[0] && point <= range[1]) {
                return true;
            }
        }
        return false;
    }

    private static int startOfRange(int point) {
        if (Character.isDigit(point)) {
            return point - Character.digit(point, 10);
        }
        return Character.isBmpCodePoint(point) ? BORDERS.floor(point) : point - point % SUPPLEMENTARY_BLOCK;
    }

    private static int endOfRange(int point) {
        int start = startOfRange(point);
        if (Character.isDigit(point)) {
            return start + 10;
        }
        return Character.isBmpCodePoint(point) ? BORDERS.higher(point) : start + SUPPLEMENTARY_BLOCK;
    }

    private static Alphabet in(int start, int end, int kind) {
        StringBuilder letters = new StringBuilder();
        for (int point = start; point < end; point++) {
            if (kind(point) == kind && !isFixed(point)) {
                letters.append(Character.isBmpCodePoint(point) ? (char) point : Character.lowSurrogate(point));
            }
        }
        return new Alphabet(letters.toString());
    }

    private static int kind(int point) {
        return Character.isDigit(point) ? 2 : Character.toLowerCase(point) == point ? 0 : 1;
    }

    /** Returns how many characters there are. */
    int size() {
        return letters.length();
    }

    /** Returns the character of that number. */
    char letter(int number) {
        return letters.charAt(number);
    }

    /** Returns the number of a character that is in this alphabet. */
    int rankOf(char letter) {
        return letter < BLOCK ? ranks[letter] : search(letter);
    }

    private int search(char letter) {
        int low = 0;
        int high = letters.length() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (letters.charAt(middle) < letter) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Returns a number that other alphabets do not have. */
    int tweak() {
        return letters.charAt(0) < BLOCK ? letters.length() : letters.charAt(0);
    }
}
