package club.makapix.decile.anonymize;

import club.makapix.decile.schema.Table;
import java.util.Optional;
import java.util.Set;

/** Judges columns that hold anything, {@code data}, {@code value}, {@code payload}, by what their tables are about. */
final class Bags {
    private Bags() {}

    /** Tells whether the column holds anything in a form that programs read. */
    static boolean isOne(TableColumn place) {
        String words = NameHints.words(place.column().name());
        return isStructured(place) && Vocabulary.isLast("anything", NameHints.core(words));
    }

    private static boolean isStructured(TableColumn place) {
        return Types.is(place, "json", "jsonb", "hstore", "xml");
    }

    /** Returns what such a column means, if it is one and that can be told. */
    static Optional<Meaning> meaning(TableColumn place, Set<Topic> about) {
        String words = NameHints.words(place.column().name());
        if (!Vocabulary.isLast("anything", NameHints.core(words)) || NameHints.isProperty(words)) {
            return Optional.empty();
        }
        if (about.contains(Topic.SETTINGS)) {
            return attribute(place.table());
        }
        boolean structured = isStructured(place);
        if (structured && about.contains(Topic.CREDENTIALS)) {
            return Optional.of(Meaning.TOKEN);
        }
        boolean somebodys = structured && (about.contains(Topic.PEOPLE) || about.contains(Topic.IDENTITIES));
        return somebodys
                        || about.contains(Topic.LOGS)
                        || (structured && (about.contains(Topic.ACTIONS) || about.contains(Topic.EVENTS)))
                ? Optional.of(Meaning.BAG)
                : Optional.empty();
    }

    /** Attributes of people are personal, and settings hold passwords of other services. */
    private static Optional<Meaning> attribute(Table table) {
        String words = NameHints.words(table.name().name());
        boolean somebodys =
                table.columns().stream().anyMatch(column -> NameHints.isIdOfAPerson(NameHints.words(column.name())));
        if (somebodys || Vocabulary.isWithin(Topic.PEOPLE.key(), words)) {
            return Optional.of(Meaning.BAG);
        }
        return Vocabulary.isWithin("settings with secrets", words) ? Optional.of(Meaning.TOKEN) : Optional.empty();
    }
}
