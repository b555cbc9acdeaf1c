package club.makapix.decile.anonymize;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Draws words from the lists of a locale.
 *
 * @param kind which words
 * @param locale one of the lists' locales, as a language tag
 */
record Words(Kind kind, String locale) implements KeyedPseudonym {
    /** What is drawn, and from which lists. */
    enum Kind {
        FIRST("firstName", "first-name"),
        LAST("lastName", "last-name"),
        FULL("fullName", "first-name last-name"),
        CITY("city", "city"),
        STREET("street", "street"),
        COMPANY("company", "last-name");

        private final String label;
        private final String lists;

        Kind(String label, String lists) {
            this.label = label;
            this.lists = lists;
        }

        private List<String> lists() {
            return List.of(lists.split(" "));
        }
    }

    /** The locales for which the module carries lists. */
    static final List<String> LOCALES = List.of(
            "cs", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt-BR", "ru", "sv", "tr", "uk", "zh-CN");

    private static final Map<String, List<String>> LOADED = new ConcurrentHashMap<>();
    private static final List<String> FORMS = List.of(" Ltd", " & Co", " Group", " Works", " Labs");
    private static final int MOST_HOUSES = 200;

    /**
     * Returns the pseudonym for a locale; a country for which there is no list takes its language's.
     *
     * @throws IllegalArgumentException if there is no list for the language
     */
    static Words of(Kind kind, Locale locale) {
        String tag = locale.toLanguageTag();
        String language = locale.getLanguage();
        String found = LOCALES.stream()
                .filter(known -> known.equals(tag))
                .findFirst()
                .or(() -> LOCALES.stream()
                        .filter(known -> known.equals(language) || known.startsWith(language + "-"))
                        .findFirst())
                .orElseThrow(() -> new IllegalArgumentException(
                        "there are no words for the locale %s; there are for %s".formatted(tag, LOCALES)));
        return new Words(kind, found);
    }

    /** Draws again what happens to be the value. */
    @Override
    public String of(String value, RowContext row) {
        Entropy entropy = row.entropy(name(), value);
        String drawn = drawn(entropy);
        while (row.canonical(drawn).equalsIgnoreCase(row.canonical(value))) {
            drawn = drawn(entropy);
        }
        return drawn;
    }

    private String drawn(Entropy entropy) {
        List<String> drawn = new ArrayList<>();
        kind.lists().forEach(list -> drawn.add(entropy.pick(words(list))));
        if (isWrittenFamilyFirst()) {
            Collections.reverse(drawn);
        }
        String words = String.join(isWrittenFamilyFirst() ? "" : " ", drawn);
        return switch (kind) {
            case STREET -> words + " " + (1 + entropy.below(MOST_HOUSES));
            case COMPANY -> words + entropy.pick(FORMS);
            default -> words;
        };
    }

    private boolean isWrittenFamilyFirst() {
        return locale.equals("ja") || locale.equals("ko") || locale.startsWith("zh");
    }

    private List<String> words(String list) {
        return LOADED.computeIfAbsent(locale + "/" + list, WordList::load);
    }

    @Override
    public String name() {
        return kind.label;
    }

    @Override
    public int maxLength(TableColumn place) {
        int words = kind.lists().stream().mapToInt(this::longest).sum()
                + kind.lists().size()
                - 1;
        return switch (kind) {
            case STREET -> words + " 200".length();
            case COMPANY -> words + " Works".length();
            default -> words;
        };
    }

    private int longest(String list) {
        return words(list).stream()
                .mapToInt(word -> word.codePointCount(0, word.length()))
                .max()
                .orElse(0);
    }

    @Override
    public boolean suits(TableColumn place) {
        return Types.isText(place);
    }
}
