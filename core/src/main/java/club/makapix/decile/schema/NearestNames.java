package club.makapix.decile.schema;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Picks the names that a mistyped one was likely meant to be. */
public final class NearestNames {
    private static final int SHOWN = 5;

    private NearestNames() {}

    /**
     * Returns at most five of the names, nearest first, separated by commas; an ellipsis stands for the rest. Distance is
     * Levenshtein's, ignoring case, to the part of {@code wanted} after its last dot or to the whole, whichever is nearer.
     */
    public static String of(String wanted, List<String> names) {
        String whole = wanted.toLowerCase(Locale.ROOT);
        String last = whole.substring(whole.lastIndexOf('.') + 1);
        String nearest = names.stream()
                .sorted(Comparator.comparingInt((String name) -> distance(whole, last, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .collect(Collectors.joining(", "));
        return names.size() > SHOWN ? nearest + ", …" : nearest;
    }

    private static int distance(String whole, String last, String name) {
        String lastOfName = name.substring(name.lastIndexOf('.') + 1);
        return Math.min(levenshtein(whole, name), levenshtein(last, lastOfName));
    }

    private static int levenshtein(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int substituted = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substituted, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
