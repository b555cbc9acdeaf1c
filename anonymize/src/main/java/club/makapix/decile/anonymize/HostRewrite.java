package club.makapix.decile.anonymize;

import org.jspecify.annotations.Nullable;

/**
 * Moves URLs from one base to another and leaves the path as it is. A base ends where a host or a path segment ends, so
 * {@code https://vault.example} does not cover {@code https://vault.example.evil.org}.
 *
 * @param from the base to replace
 * @param to what stands in its place
 * @param othersErased whether a value that is not under the base becomes NULL rather than staying
 */
record HostRewrite(String from, String to, boolean othersErased) implements Pseudonym {
    HostRewrite {
        from = from.endsWith("/") ? from.substring(0, from.length() - 1) : from;
        to = to.endsWith("/") ? to.substring(0, to.length() - 1) : to;
    }

    @Override
    public @Nullable String of(String value, RowContext row) {
        return covers(value) ? to + value.substring(from.length()) : othersErased ? null : value;
    }

    /** Tells whether the base stands at the start of the text and ends where a host or path segment ends. */
    boolean covers(String text) {
        return isAt(text, 0) && (text.length() == from.length() || "/?#".indexOf(text.charAt(from.length())) >= 0);
    }

    /** Scheme and host know no case, the path does. */
    private boolean isAt(String text, int at) {
        String path = pathOf(from);
        return text.regionMatches(true, at, from, 0, from.length())
                && text.startsWith(path, at + from.length() - path.length());
    }

    private static String pathOf(String base) {
        int authority = base.indexOf("://");
        int slash = base.indexOf('/', authority < 0 ? 0 : authority + 3);
        return slash < 0 ? "" : base.substring(slash);
    }

    /** Rewrites the URLs under the base wherever they stand in a text. */
    String rewriteWithin(String text) {
        String lower = Casing.fold(text); // as long as the text
        String wanted = Casing.fold(from);
        if (!lower.contains(wanted)) {
            return text;
        }
        StringBuilder result = new StringBuilder();
        int done = 0;
        for (int at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
            int end = at + from.length();
            boolean whole = end == text.length() || !isOfUrl(text, end);
            if (at >= done && whole && isAt(text, at)) {
                result.append(text, done, at).append(to);
                done = end;
            }
        }
        return result.append(text, done, text.length()).toString();
    }

    /** Tells whether a host or a path segment goes on there. */
    private static boolean isOfUrl(String text, int at) {
        char letter = text.charAt(at);
        boolean dotInHost = letter == '.' && at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
        return Character.isLetterOrDigit(letter) || "-:@_%~+".indexOf(letter) >= 0 || dotInHost;
    }

    @Override
    public String name() {
        return "host";
    }

    @Override
    public boolean mayErase() {
        return othersErased;
    }

    @Override
    public boolean suits(TableColumn place) {
        return Types.isText(place);
    }
}
