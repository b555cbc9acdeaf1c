package club.makapix.decile.anonymize;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Judges columns whose names say nothing, by what their tables are about: among people what is not known to be harmless is suspect. */
final class Remainder {
    private static final Set<Topic> OF_PEOPLE = EnumSet.of(Topic.PEOPLE, Topic.IDENTITIES, Topic.DOCUMENTS);

    private static final Set<Topic> OF_ACTIONS =
            EnumSet.of(Topic.ACTIONS, Topic.MESSAGES, Topic.LOGS, Topic.CREDENTIALS);

    private Remainder() {}

    /** Returns what such a column may hold, if its table is about people, what they do, or what lets them in. */
    static Optional<Meaning> meaning(TableColumn place, Set<Topic> about) {
        String words = NameHints.words(place.column().name());
        if (Types.isClosed(place.column().type())) {
            return Optional.empty();
        }
        boolean people = about.stream().anyMatch(OF_PEOPLE::contains) && !about.contains(Topic.PEOPLE_AMONG_OTHERS);
        boolean action = about.stream().anyMatch(OF_ACTIONS::contains) || isSomebodys(place);
        if ((people || action) && Vocabulary.isLast("given elsewhere", words)) {
            return Optional.of(Meaning.IDENTIFIER);
        }
        if (isHarmless(words) || isNameOfAThing(place, words)) {
            return Optional.empty();
        }
        if (people) {
            return Optional.of(Meaning.UNKNOWN);
        }
        boolean key = action && words.equals("key") && !isNameOfAValue(place);
        if (key || (about.contains(Topic.CREDENTIALS) && isCredential(words))) {
            return Optional.of(Meaning.TOKEN);
        }
        return isSuspectAmongOthers(words, about) ? Optional.of(Meaning.UNKNOWN) : Optional.empty();
    }

    /** Tells whether the column of a table that is about more than people may yet hold what is theirs. */
    private static boolean isSuspectAmongOthers(String words, Set<Topic> about) {
        boolean others =
                about.contains(Topic.PEOPLE_AMONG_OTHERS) || about.stream().anyMatch(OF_ACTIONS::contains);
        return others && !NameHints.isId(words) && !Vocabulary.isLast("harmless in actions", words);
    }

    /** Tells whether the words name a thing: {@code plugin_name}, {@code nm_beneficio} in {@code aluno_beneficio}. */
    private static boolean isNameOfAThing(TableColumn place, String words) {
        if (words.endsWith(" name")) {
            return Vocabulary.isLast("harmless before id", NameHints.withoutLast(words));
        }
        return Vocabulary.behind("name first", words)
                .filter(thing -> NameHints.words(place.table().name().name()).endsWith(" " + thing))
                .isPresent();
    }

    private static boolean isCredential(String words) {
        return !NameHints.isId(words) && !Vocabulary.isLast("harmless in credentials", words);
    }

    /** Tells whether a column {@code value} stands beside, of which a key is but the name. */
    static boolean isNameOfAValue(TableColumn place) {
        return place.table().columns().stream()
                .anyMatch(column -> NameHints.words(column.name()).equals("value"));
    }

    /** Tells whether a row belongs to somebody, as a column with the number of a person says. */
    private static boolean isSomebodys(TableColumn place) {
        return place.table().columns().stream()
                .anyMatch(column -> NameHints.isIdOfAPerson(NameHints.words(column.name())));
    }

    /** Tells whether the words speak of how a program works: {@code status}, {@code theme}, {@code group_id}. */
    static boolean isHarmless(String words) {
        String core = NameHints.core(words);
        boolean id = NameHints.isId(core) && core.contains(" ");
        String named = id ? NameHints.withoutLast(core) : core;
        return NameHints.isProperty(named)
                || Vocabulary.isFirst("harmless first", named)
                || Vocabulary.isLast("harmless", named)
                || (id && Vocabulary.isLast("harmless before id", named));
    }
}
