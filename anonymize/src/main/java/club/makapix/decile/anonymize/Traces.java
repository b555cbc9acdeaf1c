package club.makapix.decile.anonymize;

import com.google.common.net.InetAddresses;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what identifies people within a text: first what cannot be mistaken, then in the gaps between that what looks less certain. Each search
 * begins only if the text has the characters that it needs, and takes time in proportion to the text.
 */
final class Traces {
    private static final int LEAST_DIGITS = 4;

    /** How often over a text may be written in Base64; each time more takes twice as long. */
    private static final int DEEPEST = 4;

    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern FOUR =
            Pattern.compile("(?<![a-zA-Z0-9.])" + OCTET + "(?:\\." + OCTET + "){3}(?![a-zA-Z0-9]|\\.\\d)");

    /** Where something begins behind a word that is no hexadecimal number: {@code IPv6:}, {@code mac_}. */
    private static final String LABELLED = "(?<=[:_-])(?<=[g-zG-Z]\\w{0,15}[:_-])";

    /** Whatever has the characters of one; the library decides. */
    private static final Pattern SIX = Pattern.compile(
            "(?:(?<![\\w:.])|" + LABELLED + ")[0-9a-fA-F]*+:[0-9a-fA-F:]++(?:\\.\\d{1,3}){0,3}+(?![\\w])");

    /** A hardware address: six pairs, or three groups of four with points and a letter among them. */
    private static final Pattern DEVICE = Pattern.compile("(?:(?<![\\w:.-])|" + LABELLED
            + ")(?:\\p{XDigit}{2}([:-])(?:\\p{XDigit}{2}\\1){4}\\p{XDigit}{2}(?![\\w]|[:-]\\p{XDigit})"
            + "|(?=[\\d.]*+\\p{Alpha})\\p{XDigit}{4}(?:\\.\\p{XDigit}{4}){2}(?![\\w]|\\.\\w))");

    /** {@code ann (at) real (dot) example}. */
    private static final Pattern SPELLED = Pattern.compile(
            "(?<![\\p{L}\\p{N}_.+-])[\\p{L}\\p{N}_.+-]{1,64}+\\s?[(\\[{<]\\s?(?iu:at|@|ät)\\s?[)\\]}>]\\s?[\\p{L}\\p{N}_-]{1,63}+"
                    + "(?:(?:\\.|\\s?[(\\[{<]\\s?(?i:dot|punkt|point|punto|\\.)\\s?[)\\]}>]\\s?)[\\p{L}\\p{N}_-]{1,63}+){1,8}");

    /** Brackets and apostrophes belong to a URL if they are in it, not around it. */
    private static final Pattern URL = Pattern.compile(
            "(?:(?i:https?)://|[a-zA-Z][a-zA-Z0-9+-]{0,20}+://|(?<![\\w.-])(?i:www)\\.(?=[\\p{L}\\p{N}]))"
                    + "(?:[^\\s<>\"'()\\[\\]{}]|\\([^\\s<>\"'()]*+\\)|\\[[^\\s<>\"'\\[\\]]*+]|\\{[^\\s<>\"'{}]*+}|'(?=[\\p{L}\\p{N}]))++");

    /** A name and a password in front of a host; the at sign belongs to them. */
    private static final Pattern CREDENTIALS = Pattern.compile("(?<=://)[^\\s/?#@\"'<>]++@");

    private final String text;
    private List<Found> found = new ArrayList<>();

    /** What was found. */
    enum Kind {
        URL,
        CREDENTIALS,
        EMAIL,
        SPELLED_EMAIL,
        HANDLE,
        ENCODED_TEXT,
        DEVICE,
        ADDRESS,
        PHONE
    }

    /** Where something was found, the at sign of a handle left out. */
    record Found(Kind kind, int start, int end) {}

    private Traces(String text) {
        this.text = text;
    }

    /**
     * Returns what a text holds, in its order.
     *
     * @param urls which URLs count as a whole; what the others hold is looked for
     * @param phones how telephone numbers are written
     */
    static List<Found> in(String text, Predicate<String> urls, PhoneNumbers phones) {
        return in(text, urls, phones, DEEPEST);
    }

    private static List<Found> in(String text, Predicate<String> urls, PhoneNumbers phones, int depth) {
        Traces traces = new Traces(text);
        Characters has = Characters.of(text);
        if (has.schemes || has.webHosts) {
            traces.searchGaps((from, to) -> traces.search(URL, Kind.URL, urls, from, to));
        }
        if (has.schemes) {
            traces.searchGaps((from, to) -> traces.search(CREDENTIALS, Kind.CREDENTIALS, any -> true, from, to));
        }
        if (has.atSigns) {
            traces.searchGaps((from, to) -> AtSigns.find(text, from, to, traces.found));
        }
        if (has.spelledSigns) {
            traces.searchGaps((from, to) -> traces.search(SPELLED, Kind.SPELLED_EMAIL, any -> true, from, to));
        }
        if (has.longest >= EncodedText.LEAST_DIGITS && depth > 0) {
            Predicate<String> wanted = word -> EncodedText.of(word)
                    .filter(inner -> !in(inner.text(), urls, phones, depth - 1).isEmpty())
                    .isPresent();
            traces.searchGaps((from, to) -> traces.words(EncodedText::isDigit, wanted, from, to));
            traces.searchGaps((from, to) -> traces.words(EncodedText::isDigitOfPath, wanted, from, to));
        }
        if (has.colons >= 5 || has.hyphens >= 5 || (has.dots >= 2 && has.digits >= 1)) {
            traces.searchGaps((from, to) -> traces.search(DEVICE, Kind.DEVICE, any -> true, from, to));
        }
        if (has.colons >= 2) {
            traces.searchGaps(traces::addresses);
        }
        if (has.digits >= LEAST_DIGITS && has.dots >= 3) {
            traces.searchGaps((from, to) -> traces.search(FOUR, Kind.ADDRESS, any -> true, from, to));
        }
        if (has.digits >= PhoneNumbers.LEAST_DIGITS) {
            traces.searchGaps((from, to) -> phones.find(text, from, to, traces.found));
        }
        return traces.found;
    }

    /** Counts the characters without which there is nothing to find. */
    private static final class Characters {
        private boolean atSigns;
        private boolean schemes;
        private boolean webHosts;
        private int digits;
        private int colons;
        private int dots;
        private int hyphens;
        private boolean spelledSigns;
        private int longest;

        static Characters of(String text) {
            Characters has = new Characters();
            int word = 0;
            for (int at = 0; at < text.length(); at++) {
                char letter = text.charAt(at);
                if (Ascii.isLetter(letter)) {
                    continue;
                }
                if (endsWord(letter)) {
                    has.longest = Math.max(has.longest, at - word);
                    word = at + 1;
                }
                if (letter == ':') {
                    has.colons++;
                    has.schemes |= text.startsWith("//", at + 1);
                } else if (letter == '.') {
                    has.dots++;
                    has.webHosts |= at >= 3 && text.regionMatches(true, at - 3, "www", 0, 3);
                } else if (letter == '-') {
                    has.hyphens++;
                } else {
                    has.spelledSigns |= isSpelledSign(text, at);
                    has.atSigns |= AtSigns.isAtSign(text, at);
                    has.digits += Character.isDigit(letter) ? 1 : 0;
                }
            }
            has.longest = Math.max(has.longest, text.length() - word);
            return has;
        }

        /** Tells whether the character cannot be a digit of Base64, as far as a comparison or two tell. */
        private static boolean endsWord(char letter) {
            return letter < '+' || letter == '.' || (letter > '9' && letter < 'A');
        }

        private static boolean isSpelledSign(String text, int at) {
            char letter = text.charAt(at);
            if (letter != '(' && letter != '[' && letter != '{' && letter != '<') {
                return false;
            }
            int next = text.startsWith(" ", at + 1) ? at + 2 : at + 1;
            return text.startsWith("@", next)
                    || text.regionMatches(true, next, "at", 0, 2)
                    || text.regionMatches(true, next, "ät", 0, 2);
        }
    }

    /** Searches a part of the text. */
    private interface Search {
        void in(int from, int to);
    }

    private void searchGaps(Search search) {
        List<Found> before = found;
        found = new ArrayList<>(before);
        int from = 0;
        for (Found one : before) {
            search.in(from, one.start());
            from = one.end();
        }
        search.in(from, text.length());
        if (found.size() > before.size()) {
            found.sort(Comparator.comparingInt(Found::start));
        }
    }

    private void search(Pattern pattern, Kind kind, Predicate<String> wanted, int from, int to) {
        Matcher matcher = in(pattern, from, to);
        while (matcher.find()) {
            if (wanted.test(matcher.group())) {
                found.add(new Found(kind, matcher.start(), matcher.end()));
            }
        }
    }

    /** Searches the words of such characters, with the equals signs behind them. */
    private void words(IntPredicate character, Predicate<String> wanted, int from, int to) {
        int start = from;
        for (int at = from; at <= to; at++) {
            if (at == to || !character.test(text.charAt(at))) {
                int end = at;
                while (end < to && text.charAt(end) == '=') {
                    end++;
                }
                if (at - start >= EncodedText.LEAST_DIGITS && wanted.test(text.substring(start, end))) {
                    found.add(new Found(Kind.ENCODED_TEXT, start, end));
                }
                start = at + 1;
            }
        }
    }

    private void addresses(int from, int to) {
        Matcher matcher = in(SIX, from, to);
        while (matcher.find()) {
            endOfAddress(matcher.group())
                    .ifPresent(length -> found.add(new Found(Kind.ADDRESS, matcher.start(), matcher.start() + length)));
        }
    }

    /** A colon behind an address does not belong to it, two may. */
    private static Optional<Integer> endOfAddress(String candidate) {
        boolean named = candidate.chars().anyMatch(letter -> letter != ':');
        String shorter = candidate.endsWith(":") ? candidate.substring(0, candidate.length() - 1) : candidate;
        return !named || candidate.length() > 60
                ? Optional.empty()
                : List.of(candidate, shorter).stream()
                        .filter(InetAddresses::isInetAddress)
                        .map(String::length)
                        .findFirst();
    }

    private Matcher in(Pattern pattern, int from, int to) {
        return pattern.matcher(text).region(from, to).useTransparentBounds(true);
    }
}
