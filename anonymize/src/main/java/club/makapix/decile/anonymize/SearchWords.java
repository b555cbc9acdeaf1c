package club.makapix.decile.anonymize;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes a {@code tsvector} of a text: its words in lower case with their positions. */
final class SearchWords {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]{1,500}");
    private static final int LAST_POSITION = 16_383;

    private SearchWords() {}

    static String of(String text) {
        Map<String, List<String>> positions = new TreeMap<>();
        Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
        for (int position = 1; word.find(); position++) {
            positions
                    .computeIfAbsent(word.group(), key -> new ArrayList<>())
                    .add(String.valueOf(Math.min(position, LAST_POSITION)));
        }
        return positions.entrySet().stream()
                .map(entry -> "'" + entry.getKey() + "':" + String.join(",", entry.getValue()))
                .collect(Collectors.joining(" "));
    }
}
