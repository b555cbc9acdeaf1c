package club.makapix.decile.vault;

import club.makapix.decile.schema.SchemaException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Knows what stands before a path of the vault in a URL. Scheme and host count without regard to case, the rest as it is
 * written, and a base ends where a path begins: {@code https://vault.example.org} does not stand before
 * {@code https://vault.example.org.evil.example/x}.
 */
final class UrlBases {
    private static final Pattern WITH_HOST =
            Pattern.compile("((?:[A-Za-z][A-Za-z0-9+.-]*:)?//[^/?#\\s]+)((?:/[^?#\\s]*)?)");
    private static final Pattern PATH = Pattern.compile("/[^/?#\\s][^?#\\s]*");
    private static final String ENDS_URL = " \t\r\n<>\"'`\\^{}|[]";
    private static final String TRAILING = ".,;:!?*_~&";

    private final List<String> texts;
    private final Pattern pattern;

    private UrlBases(List<String> texts, Pattern pattern) {
        this.texts = texts;
        this.pattern = pattern;
    }

    static UrlBases of(List<String> texts) {
        List<String> longestFirst = new ArrayList<>(texts);
        longestFirst.sort(Comparator.comparingInt(String::length).reversed());
        String nothing = "(?!)";
        String alternatives = longestFirst.isEmpty()
                ? nothing
                : longestFirst.stream().map(UrlBases::expression).collect(Collectors.joining("|"));
        return new UrlBases(List.copyOf(texts), Pattern.compile("(?:" + alternatives + ")/"));
    }

    private static String expression(String base) {
        Matcher parts = WITH_HOST.matcher(base);
        if (parts.matches()) {
            String anyScheme = base.startsWith("//") ? "(?i:https?:)?" : "";
            return anyScheme + "(?i:" + Pattern.quote(parts.group(1)) + ")" + directory(parts.group(2));
        }
        if (PATH.matcher(base).matches()) {
            return directory(base);
        }
        throw new SchemaException(
                "%s cannot stand before the path of a URL; write it like https://vault.example.org or /media"
                        .formatted(base));
    }

    private static String directory(String path) {
        return Pattern.quote(path.replaceFirst("/+$", ""));
    }

    boolean isEmpty() {
        return texts.isEmpty();
    }

    /** Returns what follows a base in the URL, still encoded, without query and fragment; empty if there is no such path. */
    Optional<String> below(String url) {
        Matcher base = pattern.matcher(url);
        return base.lookingAt() ? path(url, base.end(), url.length()) : Optional.empty();
    }

    /** Returns the same for each URL inside a text. */
    List<String> in(String text) {
        List<String> paths = new ArrayList<>();
        Matcher base = pattern.matcher(text);
        int position = 0;
        while (base.find(position)) {
            int end = endOfUrl(text, base.end());
            if (beginsUrl(text, base.start())) {
                path(text, base.end(), end).ifPresent(paths::add);
            }
            position = end;
        }
        return paths;
    }

    /** Tells whether a URL may begin here: {@code xhttps://…} and {@code ftp://…} read from the slashes on are none. */
    private static boolean beginsUrl(String text, int start) {
        if (start == 0) {
            return true;
        }
        char before = text.charAt(start - 1);
        return !Character.isLetterOrDigit(before) && before != ':' && before != '/';
    }

    /** Finds the end as people mean it: at a space, quote or bracket, and before the full stop of a sentence. */
    private static int endOfUrl(String text, int start) {
        int end = start;
        int open = 0;
        for (; end < text.length() && ENDS_URL.indexOf(text.charAt(end)) < 0; end++) {
            char current = text.charAt(end);
            open += current == '(' ? 1 : current == ')' ? -1 : 0;
            if (open < 0 || Character.isWhitespace(current) || Character.isISOControl(current)) {
                break;
            }
        }
        while (end > start && TRAILING.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static Optional<String> path(String text, int start, int limit) {
        int end = start;
        while (end < limit && text.charAt(end) != '?' && text.charAt(end) != '#') {
            end++;
        }
        return end == start ? Optional.empty() : Optional.of(text.substring(start, end));
    }
}
