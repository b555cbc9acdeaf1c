package club.makapix.decile.anonymize;

import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.Table;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what columns mean by their names and types, and by what stands around them: the table, its other columns, other tables. */
final class Surroundings {
    private static final Pattern KEY = Pattern.compile("(?:.* )?\\w?key");

    /** What a copy of a column in small letters may have in front of its name. */
    private static final String LOWER_CASE = "l";

    private static final Set<Meaning> WORDS_OF_A_PERSON =
            EnumSet.of(Meaning.FIRST_NAME, Meaning.LAST_NAME, Meaning.FULL_NAME, Meaning.HANDLE, Meaning.EMAIL);

    private final References references;
    private final Map<Table, Set<Topic>> topics = new HashMap<>();

    Surroundings(Collection<Table> tables) {
        references = new References(tables);
    }

    /** Returns what the column means, if that can be told. */
    Optional<Meaning> meaning(TableColumn place) {
        return named(place).or(() -> copied(place)).filter(meaning -> isPossible(place, meaning));
    }

    /** Tells whether a UUID or a text is called a key in a table that has other credentials, or is about them: it may be one as well. */
    boolean isKeyAmongSecrets(TableColumn place) {
        String words = words(place);
        return (Types.is(place, "uuid") || Types.isText(place))
                && KEY.matcher(words).matches()
                && !Vocabulary.isWithin("public", words)
                && !Remainder.isHarmless(words)
                && !Remainder.isNameOfAValue(place)
                && (about(place.table()).contains(Topic.CREDENTIALS)
                        || place.table().columns().stream().anyMatch(column -> means(column, Meaning.SECRETS)));
    }

    private Optional<Meaning> named(TableColumn place) {
        if (references.contain(place)) {
            return Optional.empty();
        }
        if (isKeyAmongSecrets(place) || isBinaryKey(place)) {
            return Optional.of(Meaning.TOKEN);
        }
        Set<Topic> about = about(place.table());
        return typed(place, about)
                .or(() -> NameHints.of(words(place), about))
                .or(() -> somebody(place, about))
                .or(() -> Bags.meaning(place, about))
                .or(() -> Remainder.meaning(place, about));
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
        if (Types.isTime(place)) {
            return meaning == Meaning.FACT;
        }
        if (Types.isNumber(place)) {
            return Meaning.NUMBERS.contains(meaning);
        }
        return !Types.is(place, "uuid") || Meaning.SECRETS.contains(meaning);
    }

    private boolean isAboutThings(Table table) {
        return about(table).contains(Topic.PLACES)
                && !Vocabulary.isWithin(
                        Topic.PEOPLE.key(), NameHints.words(table.name().name()));
    }

    private Set<Topic> about(Table table) {
        return topics.computeIfAbsent(table, Topic::of);
    }

    private static boolean isBinaryKey(TableColumn place) {
        String words = words(place);
        return Types.is(place, "bytea") && KEY.matcher(words).matches() && !Vocabulary.isWithin("public", words);
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
        if (!Types.isText(place) || References.isUuid(place)) {
            return Optional.empty();
        }
        String words = words(place);
        if (Vocabulary.isLast("roles", NameHints.core(words)) || isNameBesideAnEmail(place, about)) {
            return Optional.of(Meaning.FULL_NAME);
        }
        if (NameHints.isDoneBySomebody(words) || Vocabulary.isLast("done to", words)) {
            return Optional.of(Meaning.HANDLE);
        }
        return NameHints.isIdOfAPerson(words) ? Optional.of(Meaning.IDENTIFIER) : Optional.empty();
    }

    private static String words(TableColumn place) {
        return NameHints.words(place.column().name());
    }
}
