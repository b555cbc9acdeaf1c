package club.makapix.decile.anonymize;

import club.makapix.decile.anonymize.Suggestion.Sensitivity;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Weighs what a column's name says against the shape of its values, and proposes a rule that the planning takes. */
final class Advice {
    static final String KEEP = "keep";
    static final String ERASE = "erase";
    private static final String TOKEN = Meaning.TOKEN.rule();

    /** Shapes that say more than a name. */
    private static final Set<ValueShape> TELLING = EnumSet.of(
            ValueShape.EMAIL,
            ValueShape.IP,
            ValueShape.JWT,
            ValueShape.PEM,
            ValueShape.PASSWORD_HASH,
            ValueShape.CARD,
            ValueShape.IBAN,
            ValueShape.MAC,
            ValueShape.COORDINATES,
            ValueShape.PHONE);

    /** What says who somebody is or lets somebody in, even if a few of them come again and again, as those who work on a table do. */
    private static final Set<Meaning> EVEN_OF_FEW = EnumSet.of(
            Meaning.PASSWORD,
            Meaning.KEYS,
            Meaning.TOKEN,
            Meaning.EMAIL,
            Meaning.HANDLE,
            Meaning.IDENTIFIER,
            Meaning.PHONE,
            Meaning.IP);

    private Advice() {}

    /** Proposes a rule for a column that means this by its name, and whose values look like that. */
    static Suggestion of(TableColumn place, Optional<Meaning> named, ColumnSample sample) {
        boolean random = NameHints.isRandomByNature(place.column().name());
        Optional<ValueShape> shape = sample.shape().filter(found -> !(random && found == ValueShape.SECRET));
        if (shape.isPresent() && (TELLING.contains(shape.get()) || (isUnknown(named) && !sample.isCategory()))) {
            Meaning meaning = shape.get().meaning();
            return suggestion(place, meaning.rule(), shape.get().words(), meaning.sensitivity());
        }
        if (sample.hasMembersOfPersons()) {
            String words = "its members have names of personal things, or names that people gave";
            return suggestion(place, ERASE, words, Sensitivity.PERSONAL);
        }
        if (shape.filter(ValueShape.SECRET::equals).isPresent() && named.isPresent()) {
            return suggestion(
                    place,
                    Meaning.TOKEN.rule(),
                    ValueShape.SECRET.words(),
                    named.get().sensitivity());
        }
        if (sample.hasTraces()
                && named.filter(meaning -> meaning != Meaning.PROSE).isEmpty()) {
            String words = "some values hold addresses, telephone numbers or handles";
            Meaning meaning = isPlainText(place) ? Meaning.PROSE : Meaning.BAG;
            return suggestion(place, meaning.rule(), words, meaning.sensitivity());
        }
        if (named.isEmpty() || (sample.isCategory() && !EVEN_OF_FEW.contains(named.get()))) {
            return suggestion(place, KEEP, "", Sensitivity.NONE);
        }
        String reason = isUnknown(named) ? "not known to be harmless, in a table about people" : "";
        return suggestion(place, rule(place, named.get()), reason, named.get().sensitivity());
    }

    private static boolean isUnknown(Optional<Meaning> named) {
        return named.filter(meaning -> meaning != Meaning.UNKNOWN).isEmpty();
    }

    /** The hash of an address is no address: it becomes another hash. */
    private static String rule(TableColumn place, Meaning meaning) {
        boolean hash = NameHints.isHash(place.column().name()) && meaning != Meaning.PASSWORD;
        return hash ? TOKEN : meaning.rule();
    }

    private static Suggestion suggestion(TableColumn place, String hint, String reason, Sensitivity sensitivity) {
        boolean closed = Types.isClosed(place.column().type());
        String rule = isPlainText(place) || (closed && hint.equals(KEEP)) ? fitting(place, hint) : structured(place);
        return new Suggestion(place, rule, reason, sensitivity);
    }

    private static boolean isPlainText(TableColumn place) {
        return Types.isText(place) && !Types.isArray(place.column().type());
    }

    /** A pseudonym that is too long, or may collide under a unique index, gives way to one that fits anywhere. */
    private static String fitting(TableColumn place, String hint) {
        if (hint.equals(KEEP)) {
            return KEEP;
        }
        if (hint.equals(ERASE)) {
            return place.column().nullable() ? ERASE : TOKEN;
        }
        Pseudonym pseudonym = BuiltIns.plain(hint);
        int length = place.column().type().length();
        int needed = pseudonym.maxLength(place);
        boolean tooLong = length > 0 && needed != Pseudonym.UNKNOWN_LENGTH && needed > length;
        return tooLong || (isUnique(place) && !pseudonym.isInjective(place)) ? TOKEN : hint;
    }

    private static boolean isUnique(TableColumn place) {
        return place.table().uniqueKeys().stream()
                .anyMatch(key -> key.reads().contains(place.column().name()));
    }

    /** What is not plain text cannot be judged as a whole, so it goes. */
    private static String structured(TableColumn place) {
        if (place.column().nullable()) {
            return ERASE;
        }
        if (Types.is(place, "inet") || Types.is(place, "uuid")) {
            return Types.is(place, "inet") ? "ip" : "uuid";
        }
        if (Types.is(place, "json", "jsonb") || Types.isArray(place.column().type())) {
            return "{ value: \"{}\" }";
        }
        if (Types.isTime(place)) {
            return "{ shift: { days: 30 } }";
        }
        if (Types.is(place, "bytea") && isUnique(place)) {
            return "bytes";
        }
        return Types.isNumber(place) ? "number" : "{ value: \"\" }";
    }
}
