package club.makapix.decile.vault;

import java.util.Comparator;

/** Orders texts as their UTF-8 bytes are ordered, which is the order of code points, without encoding them. */
enum PathOrder implements Comparator<String> {
    INSTANCE;

    private static final char SURROGATES = '\uD800';
    private static final char BEHIND_SURROGATES = '\uE000';

    @Override
    public int compare(String left, String right) {
        int common = Math.min(left.length(), right.length());
        for (int i = 0; i < common; i++) {
            char one = left.charAt(i);
            char other = right.charAt(i);
            if (one != other) {
                return Integer.compare(rank(one), rank(other));
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    /** Moves the surrogates, which stand for the highest code points, behind everything else. */
    private static int rank(char unit) {
        return unit < SURROGATES || unit >= BEHIND_SURROGATES ? unit : unit + 0x10000;
    }
}
