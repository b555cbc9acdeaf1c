package club.makapix.decile.anonymize;

import java.util.Set;
import java.util.regex.Pattern;

/** Tells which columns let somebody in though their names alone do not say so: the key of a token, the UUID of an invitation. */
final class HiddenKeys {
    private static final Pattern KEY = Pattern.compile("(?:.* )?\\w?key");
    private static final String ID = "id";

    private HiddenKeys() {}

    /** Tells whether the column is one, in a table about those topics. */
    static boolean contain(TableColumn place, Set<Topic> about, References references) {
        String words = NameHints.words(place.column().name());
        boolean credentials = about.contains(Topic.CREDENTIALS);
        return isKeyAmongSecrets(place, words, credentials)
                || isBinaryKey(place, words)
                || (credentials && isGivenOut(place, words))
                || isIdThatLetsIn(place, words, credentials, references);
    }

    /** A UUID or a text that is called a key, in a table that has other credentials or is about them, may be one as well. */
    private static boolean isKeyAmongSecrets(TableColumn place, String words, boolean credentials) {
        return (Types.is(place, "uuid") || Types.isText(place))
                && KEY.matcher(words).matches()
                && !isPublic(words)
                && !Remainder.isHarmless(words)
                && !Remainder.isNameOfAValue(place)
                && (credentials || hasSecrets(place));
    }

    private static boolean hasSecrets(TableColumn place) {
        return place.table().columns().stream().anyMatch(column -> NameHints.isCredential(column.name()));
    }

    private static boolean isBinaryKey(TableColumn place, String words) {
        return Types.is(place, "bytea") && KEY.matcher(words).matches() && !isPublic(words);
    }

    private static boolean isPublic(String words) {
        return Vocabulary.isWithin("public", words);
    }

    /** An invitation with a number and a UUID gives the UUID to who is invited. */
    private static boolean isGivenOut(TableColumn place, String words) {
        return Types.is(place, "uuid")
                && Vocabulary.isAll("given out", words)
                && place.table().findColumn(ID).isPresent();
    }

    /** The id of a session or a token lets somebody in, if other tables have ids of another type. */
    private static boolean isIdThatLetsIn(TableColumn place, String words, boolean credentials, References references) {
        String table = NameHints.words(place.table().name().name());
        return words.equals(ID)
                && Types.isText(place)
                && !References.isUuid(place)
                && !references.isUsual(place)
                && (credentials || Vocabulary.isLast("sessions", table));
    }
}
