package club.makapix.decile.anonymize;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Holds the words of names, read once from {@code names/*.txt}. A line there gives a list its title and its phrases: {@code email: mail, e
 * mail}. A blank in a phrase stands for a blank or nothing, a star for any letters; plurals and digits behind a phrase count too.
 */
final class Vocabulary {
    private static final List<String> FILES =
            List.of("contact", "credentials", "numbers", "facts", "prose", "languages", "tables", "words", "harmless");

    /** How a phrase that ends in {@code no} may end in a name. */
    private static final Pattern NUMBER = Pattern.compile(" no$");

    private static final Pattern NOTHING = Pattern.compile("(?!)");

    private static final Map<String, Pattern> LISTS = read();

    private static final Map<String, Pattern> ENDS = LISTS.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, list -> Pattern.compile(list.getValue() + "$")));

    private Vocabulary() {}

    /** Tells whether one of the list's phrases is all that the words say. */
    static boolean isAll(String list, String words) {
        return phrases(list).matcher(words).matches();
    }

    /** Tells whether one of the list's phrases stands somewhere in the words. */
    static boolean isWithin(String list, String words) {
        return phrases(list).matcher(words).find();
    }

    /** Tells whether the words begin with one of the list's phrases, and go on. */
    static boolean isFirst(String list, String words) {
        Matcher phrase = phrases(list).matcher(words);
        return phrase.lookingAt() && phrase.end() < words.length();
    }

    /** Tells whether the words end in one of the list's phrases. */
    static boolean isLast(String list, String words) {
        return ENDS.getOrDefault(list, NOTHING).matcher(words).find();
    }

    /** Returns what follows the last of the list's phrases that do not end the words. */
    static Optional<String> behind(String list, String words) {
        Matcher phrase = phrases(list).matcher(words);
        Optional<String> rest = Optional.empty();
        while (phrase.find() && phrase.end() < words.length()) {
            rest = Optional.of(words.substring(phrase.end()).strip());
        }
        return rest;
    }

    private static Pattern phrases(String list) {
        return LISTS.getOrDefault(list, NOTHING);
    }

    private static Map<String, Pattern> read() {
        Map<String, String> lists = new HashMap<>();
        for (String file : FILES) {
            for (String line : WordList.lines("names/" + file)) {
                int colon = line.indexOf(": ");
                if (!line.startsWith("#")) {
                    lists.merge(line.substring(0, colon), line.substring(colon + 2), (one, two) -> one + ", " + two);
                }
            }
        }
        return lists.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, list -> pattern(list.getValue())));
    }

    private static Pattern pattern(String phrases) {
        return Pattern.compile(Arrays.stream(phrases.split(", *"))
                .map(Vocabulary::phrase)
                .collect(Collectors.joining("|", "(?<![a-z0-9])(?:", ") ?\\d*(?![a-z0-9])")));
    }

    private static String phrase(String phrase) {
        String letters = NUMBER.matcher(phrase)
                .replaceFirst(" (?:no|nr|num|nbr|number)")
                .replace("*", "[a-z0-9]*")
                .replace(" ", " ?");
        if (phrase.length() < 3 || !Character.isLetter(phrase.charAt(phrase.length() - 1))) {
            return letters;
        }
        return letters.endsWith("y")
                ? letters.substring(0, letters.length() - 1) + "(?:ys?|ie?s)"
                : letters + "(?:e?s)?";
    }
}
