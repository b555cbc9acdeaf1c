package club.makapix.decile.anonymize;

import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.Table;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells what a table is about, by the last word of its name that says something: {@code customers}, {@code customer_details}. */
enum Topic {
    PEOPLE,
    /** With people in it, as its columns say, though its name does not. */
    PEOPLE_AMONG_OTHERS,
    ADDRESSES,
    CREDENTIALS,
    IDENTITIES,
    MESSAGES,
    DOCUMENTS,
    CONNECTIONS,
    SETTINGS,
    LOGS,
    ACTIONS,
    EVENTS,
    PLACES,
    /** A list of the places there are, which are nobody's. */
    GAZETTEER;

    private static final Set<Meaning> ONLY_PEOPLE_HAVE = EnumSet.of(Meaning.FIRST_NAME, Meaning.LAST_NAME);

    private static final Set<Meaning> HOW_TO_REACH = EnumSet.of(Meaning.EMAIL, Meaning.PHONE);

    /** Returns what word lists call it. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Returns what a table is about; one whose columns are those of people is about people, whatever its name, and one with IP addresses logs them. */
    static Set<Topic> of(Table table) {
        String words = NameHints.words(table.name().name());
        String head = head(words);
        Set<Topic> topics = EnumSet.noneOf(Topic.class);
        boolean lookup = isLookup(words);
        for (Topic topic : values()) {
            if (!lookup && (Vocabulary.isLast(topic.key(), head) || Vocabulary.isLast(topic.key(), words))) {
                topics.add(topic);
            }
        }
        Set<Meaning> columns = table.columns().stream()
                .flatMap(column -> NameHints.of(column.name()).stream())
                .collect(Collectors.toSet());
        boolean reached = columns.containsAll(HOW_TO_REACH) && !topics.contains(PLACES);
        if (Vocabulary.isFirst("people first", words + " ") || Vocabulary.isLast("people first", head)) {
            topics.add(PEOPLE);
        }
        if (!topics.contains(PEOPLE) && (reached || table.columns().stream().anyMatch(Topic::isOfPeople))) {
            topics.addAll(EnumSet.of(PEOPLE, PEOPLE_AMONG_OTHERS));
        }
        if (columns.contains(Meaning.IP) && !topics.contains(PEOPLE)) {
            topics.add(LOGS);
        }
        return topics;
    }

    /** Tells whether the words name a list of kinds: {@code tipo_documento}. */
    static boolean isLookup(String words) {
        return Vocabulary.isFirst("lookup first", words);
    }

    /** Returns the words without the last that only say in which form a table holds the thing: {@code customer_details}. */
    static String head(String words) {
        String head = words;
        int blank = head.lastIndexOf(' ');
        while (blank > 0 && Vocabulary.isAll("tail", head.substring(blank + 1))) {
            head = head.substring(0, blank);
            blank = head.lastIndexOf(' ');
        }
        return head;
    }

    private static boolean isOfPeople(Column column) {
        String words = NameHints.words(column.name());
        return Vocabulary.isAll("fact always", words)
                || ONLY_PEOPLE_HAVE.stream().anyMatch(meaning -> Vocabulary.isAll(meaning.key(), words));
    }
}
