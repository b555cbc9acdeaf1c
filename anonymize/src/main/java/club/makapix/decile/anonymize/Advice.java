package club.makapix.decile.anonymize;

import club.makapix.decile.anonymize.Suggestion.Sensitivity;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Weighs what a column's name says against the shape of its values, and proposes a rule that the planning takes. */
final class Advice {
    static final String KEEP = "keep";
    static final String ERASE = "erase";
    private static final String SCRUB = "scrub";
    private static final String TOKEN = "token";

    /** Shapes that say more than a name. */
    private static final Set<ValueShape> TELLING = EnumSet.of(
            ValueShape.EMAIL,
            ValueShape.IP,
            ValueShape.JWT,
            ValueShape.PEM,
            ValueShape.PASSWORD_HASH,
            ValueShape.CARD,
            ValueShape.IBAN,
            ValueShape.PHONE);

    private Advice() {}

    static Suggestion of(TableColumn place, ColumnSample sample) {
        Optional<String> byName =
                NameHints.of(place.table().name().name(), place.column().name());
        boolean checksum = NameHints.isChecksum(place.column().name());
        Optional<ValueShape> shape = sample.shape().filter(found -> !(checksum && found == ValueShape.SECRET));
        if (shape.isPresent() && (TELLING.contains(shape.get()) || (byName.isEmpty() && !sample.isCategory()))) {
            return suggestion(place, shape.get().suggestion(), shape.get().words());
        }
        if (sample.hasMembersOfPersons()) {
            return suggestion(place, ERASE, "its members have names of personal things, or names that people gave");
        }
        if (shape.filter(ValueShape.SECRET::equals).isPresent() && byName.isPresent()) {
            return suggestion(place, TOKEN, ValueShape.SECRET.words());
        }
        if (sample.hasTraces() && byName.filter(hint -> !hint.equals(SCRUB)).isEmpty()) {
            return suggestion(place, SCRUB, "some values hold addresses, telephone numbers or handles");
        }
        if (byName.isEmpty() || sample.isCategory()) {
            return suggestion(place, KEEP, "");
        }
        return suggestion(place, byName.get(), "");
    }

    private static Suggestion suggestion(TableColumn place, String hint, String reason) {
        String rule = isPlainText(place) ? fitting(place, hint) : structured(place);
        return new Suggestion(place, rule, reason, sensitivity(hint));
    }

    private static boolean isPlainText(TableColumn place) {
        return Types.isText(place) && !Types.isArray(place.column().type());
    }

    private static Sensitivity sensitivity(String hint) {
        return switch (hint) {
            case KEEP -> Sensitivity.NONE;
            case "url", "city", "company", NameHints.FORGET -> Sensitivity.INDIRECT;
            case SCRUB -> Sensitivity.FREE_TEXT;
            case TOKEN, "passwordHash" -> Sensitivity.SECRET;
            default -> Sensitivity.PERSONAL;
        };
    }

    /** A pseudonym that is too long, or may collide under a unique index, gives way to one that fits anywhere. */
    private static String fitting(TableColumn place, String hint) {
        if (hint.equals(KEEP)) {
            return KEEP;
        }
        if (hint.equals(ERASE) || hint.equals(NameHints.FORGET)) {
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
