package club.makapix.decile.anonymize;

import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.Table;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells by their names which columns hold ids that tables of the schema have given, where no foreign key says so. */
final class References {
    private static final int LENGTH_OF_A_UUID = 36;
    private static final Pattern PLURAL = Pattern.compile("(?:ies|y|es|s|e)$");
    private static final String ID = "id";

    /** What a table with a column {@code id} gives ids to. */
    private record Entity(String words, String lastWord, boolean people, String idType) {}

    private record Key(String column, String type) {}

    private final List<Entity> entities;
    private final Set<Key> keys;

    References(Collection<Table> tables) {
        entities = tables.stream()
                .flatMap(table -> table.findColumn(ID).map(id -> entity(table, id)).stream())
                .toList();
        keys = tables.stream()
                .flatMap(table -> table.primaryKey().stream()
                        .filter(key -> key.columns().size() == 1)
                        .map(key -> table.column(key.columns().get(0))))
                .map(column -> new Key(column.name(), column.type().declared()))
                .collect(Collectors.toSet());
    }

    private static Entity entity(Table table, Column id) {
        String words = NameHints.words(table.name().name());
        boolean people = Vocabulary.isLast(Topic.PEOPLE.key(), words);
        return new Entity(
                " " + stem(words), stem(lastWord(words)), people, id.type().declared());
    }

    /** Tells whether the column's values stand for rows, as ids of another table or as UUIDs, and tell nothing by themselves. */
    boolean contain(TableColumn place) {
        String words = apart(NameHints.words(place.column().name()));
        if (isKeyOfATable(place, words)) {
            return true;
        }
        if (NameHints.isDoneBySomebody(words) && place.column().type().length() > 0) {
            return hasIdsLike(place, Entity::people);
        }
        if (!NameHints.isId(words)) {
            return isNamedAfterTable(place, words);
        }
        if (!words.contains(" ") || isItsOwn(place, words)) {
            return false;
        }
        String whose = NameHints.withoutLast(words);
        String lastWord = stem(lastWord(whose));
        boolean people = Vocabulary.isLast(Topic.PEOPLE.key(), whose);
        return isUuid(place)
                || hasIdsLike(place, entity -> entity.lastWord().equals(lastWord) || (people && entity.people()));
    }

    /** A column named like the primary key of a table, with an id in its name, holds that key. */
    private boolean isKeyOfATable(TableColumn place, String words) {
        return words.endsWith(ID)
                && !words.equals(ID)
                && !NameHints.isIdOfAPerson(words)
                && NameHints.of(words, Set.of()).isEmpty()
                && keys.contains(
                        new Key(place.column().name(), place.column().type().declared()));
    }

    /** Sets the id apart from the name of a table before it: {@code channel id} for {@code channelid}. */
    private String apart(String words) {
        String whose = words.endsWith(ID) ? words.substring(0, words.length() - ID.length()) : "";
        String stem = stem(whose);
        boolean glued = !whose.isEmpty() && !whose.endsWith(" ");
        return glued && entities.stream().anyMatch(entity -> stem.endsWith(entity.lastWord()))
                ? whose + " " + ID
                : words;
    }

    /** Tells whether most tables have ids of the column's type. */
    boolean isUsual(TableColumn place) {
        String type = place.column().type().declared();
        long same =
                entities.stream().filter(entity -> entity.idType().equals(type)).count();
        return same * 2 > entities.size();
    }

    /** Tells whether the column holds UUIDs, or texts as long as they are. */
    static boolean isUuid(TableColumn place) {
        return place.column().type().length() == LENGTH_OF_A_UUID || Types.is(place, "uuid");
    }

    /** What somebody else has given is no id of ours: {@code provider_user_id}; nor is what lets somebody in: {@code session_id uuid}. */
    private boolean isItsOwn(TableColumn place, String words) {
        return Vocabulary.isLast(Meaning.IDENTIFIER.key(), words)
                || (Types.is(place, "uuid")
                        && Vocabulary.isLast(Meaning.TOKEN.key(), words)
                        && !isNamedAfterTable(place, NameHints.withoutLast(words)));
    }

    /** A column {@code client_session} holds ids of the table {@code client_session}, if they are of one type. */
    private boolean isNamedAfterTable(TableColumn place, String words) {
        String name = " " + stem(words);
        boolean possible = isUuid(place) || Types.isNumber(place);
        return possible && hasIdsLike(place, entity -> entity.words().endsWith(name));
    }

    private boolean hasIdsLike(TableColumn place, Predicate<Entity> condition) {
        return entities.stream()
                .anyMatch(entity -> entity.idType().equals(place.column().type().declared()) && condition.test(entity));
    }

    private static String lastWord(String words) {
        return words.substring(words.lastIndexOf(' ') + 1);
    }

    private static String stem(String word) {
        return PLURAL.matcher(word).replaceFirst("");
    }
}
