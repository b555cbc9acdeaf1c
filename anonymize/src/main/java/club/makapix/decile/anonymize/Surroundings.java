package club.makapix.decile.anonymize;

import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.Table;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells what columns mean by their names and types, and by what stands around them: the table, its other columns, other tables. */
final class Surroundings {
    /** What a copy of a column in small letters may have in front of its name. */
    private static final String LOWER_CASE = "l";

    private static final Set<Meaning> WORDS_OF_A_PERSON =
            EnumSet.of(Meaning.FIRST_NAME, Meaning.LAST_NAME, Meaning.FULL_NAME, Meaning.HANDLE, Meaning.EMAIL);

    private static final Set<Meaning> THINGS = EnumSet.of(
            Meaning.EMAIL,
            Meaning.PASSWORD,
            Meaning.IP,
            Meaning.MAC,
            Meaning.PHONE,
            Meaning.NUMBER,
            Meaning.POSTCODE,
            Meaning.TOKEN,
            Meaning.IDENTIFIER,
            Meaning.STREET,
            Meaning.BAG);

    private static final Set<String> ENDS_OF_A_MESSAGE = Set.of("from", "to");

    private static final Set<Meaning> OF_PLACES = EnumSet.of(Meaning.POSTCODE, Meaning.CITY, Meaning.GEO);

    private final References references;
    private final Map<Table, Set<Topic>> topics = new HashMap<>();

    Surroundings(Collection<Table> tables) {
        references = new References(tables);
    }

    /** Returns what the column means, if that can be told. */
    Optional<Meaning> meaning(TableColumn place) {
        return named(place)
                .or(() -> copied(place))
                .map(meaning -> meaning == Meaning.PROSE && Bags.isOne(place) ? Meaning.BAG : meaning)
                .filter(meaning -> isPossible(place, meaning));
    }

    /** Tells whether a column whose type is closed may be a credential all the same. */
    boolean isHiddenKey(TableColumn place) {
        return HiddenKeys.contain(place, about(place.table()), references);
    }

    private Optional<Meaning> named(TableColumn place) {
        if (references.contain(place)) {
            return Optional.empty();
        }
        if (isHiddenKey(place)) {
            return Optional.of(Meaning.TOKEN);
        }
        Set<Topic> about = about(place.table());
        return typed(place, about)
                .or(() -> NameHints.of(words(place), about))
                .or(() -> named(place.table(), words(place)))
                .or(() -> somebody(place, about))
                .or(() -> Bags.meaning(place, about))
                .or(() -> Remainder.meaning(place, about));
    }

    /** What a column that holds the very thing its table is named after means: {@code number} in {@code contact_phones}. */
    private Optional<Meaning> named(Table table, String words) {
        boolean thing = Vocabulary.isAll("the thing itself", NameHints.core(words));
        return Optional.of(Topic.head(NameHints.words(table.name().name())))
                .filter(name -> thing && !Topic.isLookup(name))
                .flatMap(name -> NameHints.of(name, Set.of()))
                .filter(THINGS::contains);
    }

    /** A copy of another column in small letters means what that one does: {@code lfamily} beside {@code family}. */
    private Optional<Meaning> copied(TableColumn place) {
        String name = place.column().name();
        if (!name.startsWith(LOWER_CASE)) {
            return Optional.empty();
        }
        return place.table()
                .findColumn(name.substring(LOWER_CASE.length()))
                .flatMap(original -> named(new TableColumn(place.table(), original)));
    }

    private boolean isPossible(TableColumn place, Meaning meaning) {
        if (meaning == Meaning.GEO && isAboutThings(place.table())) {
            return false;
        }
        if (meaning == Meaning.FULL_NAME
                && Vocabulary.isAll("any name", words(place))
                && isNameOfAThing(place.table())) {
            return false;
        }
        if (OF_PLACES.contains(meaning) && about(place.table()).contains(Topic.GAZETTEER)) {
            return false;
        }
        if (Types.isTime(place)) {
            return meaning == Meaning.FACT;
        }
        if (Types.isNumber(place)) {
            return Meaning.NUMBERS.contains(meaning) && !NameHints.isNumberOfARow(words(place));
        }
        return !Types.is(place, "uuid") || Meaning.SECRETS.contains(meaning);
    }

    /** A language or a licence may have a full name as well. */
    private boolean isNameOfAThing(Table table) {
        return Vocabulary.isLast(
                        "harmless before id", NameHints.words(table.name().name()))
                && !about(table).contains(Topic.PEOPLE);
    }

    private boolean isAboutThings(Table table) {
        return about(table).contains(Topic.PLACES)
                && !Vocabulary.isWithin(
                        Topic.PEOPLE.key(), NameHints.words(table.name().name()));
    }

    private Set<Topic> about(Table table) {
        return topics.computeIfAbsent(table, Topic::of);
    }

    /** Some types say enough: an address of the network, or the words of other columns prepared for searching. */
    private static Optional<Meaning> typed(TableColumn place, Set<Topic> about) {
        boolean people = about.contains(Topic.PEOPLE);
        if (Types.is(place, "inet")) {
            return Optional.of(Meaning.IP);
        }
        if (Types.is(place, "macaddr", "macaddr8")) {
            return Optional.of(Meaning.MAC);
        }
        if (Types.is(place, "tsvector")) {
            boolean names = place.table().columns().stream().anyMatch(column -> means(column, WORDS_OF_A_PERSON));
            return Optional.of(people || names ? Meaning.BAG : Meaning.PROSE);
        }
        boolean position = Types.is(place, "point", "geometry", "geography");
        boolean somebodys = people || Vocabulary.isWithin("whereabouts", words(place));
        return position && somebodys ? Optional.of(Meaning.GEO) : Optional.empty();
    }

    private static boolean means(Column column, Set<Meaning> meanings) {
        return NameHints.of(column.name()).filter(meanings::contains).isPresent();
    }

    /** A plain name beside a plain e-mail address is that of who has it, unless it is a place or a firm. */
    private static boolean isNameBesideAnEmail(TableColumn place, Set<Topic> about) {
        return Vocabulary.isAll("fullName in people", words(place))
                && !about.contains(Topic.PLACES)
                && !about.contains(Topic.CONNECTIONS)
                && place.table().columns().stream()
                        .anyMatch(column -> Vocabulary.isAll(Meaning.EMAIL.key(), NameHints.words(column.name())));
    }

    /** A role without a reference is a name or a handle: {@code sender}, {@code approved_by}, {@code customer_id} as a text. */
    private static Optional<Meaning> somebody(TableColumn place, Set<Topic> about) {
        String words = words(place);
        if (!Types.isText(place) || References.isUuid(place) || NameHints.isProperty(words)) {
            return Optional.empty();
        }
        if (Vocabulary.isLast("roles", NameHints.core(words)) || isNameBesideAnEmail(place, about)) {
            return Optional.of(Meaning.FULL_NAME);
        }
        if (isEndOfAMessage(place, words, about)) {
            return Optional.of(Meaning.EMAIL);
        }
        if (NameHints.isDoneBySomebody(words) || Vocabulary.isLast("done to", words)) {
            return Optional.of(Meaning.HANDLE);
        }
        return NameHints.isIdOfAPerson(words) ? Optional.of(Meaning.IDENTIFIER) : Optional.empty();
    }

    /** What goes {@code from} somebody {@code to} somebody names both. */
    private static boolean isEndOfAMessage(TableColumn place, String words, Set<Topic> about) {
        boolean message = about.contains(Topic.MESSAGES)
                || about.contains(Topic.LOGS)
                || place.table().columns().stream()
                        .anyMatch(column -> Vocabulary.isAll("of a message", NameHints.words(column.name())));
        return message
                && ENDS_OF_A_MESSAGE.contains(words)
                && place.table().columns().stream()
                                .filter(column -> ENDS_OF_A_MESSAGE.contains(NameHints.words(column.name())))
                                .filter(column -> Types.isText(new TableColumn(place.table(), column)))
                                .count()
                        == ENDS_OF_A_MESSAGE.size();
    }

    private static String words(TableColumn place) {
        return NameHints.words(place.column().name());
    }
}
