package club.makapix.decile.anonymize;

import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.ColumnType;
import club.makapix.decile.schema.TypeKind;
import java.util.Set;

/** Tells what the types of PostgreSQL can hold. */
final class Types {
    private static final Set<String> NUMBERS = Set.of("int2", "int4", "int8", "float4", "float8", "numeric", "money");
    private static final Set<String> TIMES = Set.of("date", "time", "timetz", "timestamp", "timestamptz", "interval");
    private static final Set<String> OTHER_CLOSED = Set.of(
            "bool",
            "uuid",
            "oid",
            "xid",
            "xid8",
            "pg_lsn",
            "int4range",
            "int8range",
            "numrange",
            "daterange",
            "tsrange",
            "tstzrange",
            "int4multirange",
            "int8multirange",
            "nummultirange",
            "datemultirange",
            "tsmultirange",
            "tstzmultirange");
    private static final Set<String> TEXTS = Set.of("text", "varchar", "bpchar", "citext", "name");

    private Types() {}

    /** Tells whether a value of the type cannot hold what somebody wrote: numbers, times, enums, UUIDs, ranges of these. */
    static boolean isClosed(ColumnType type) {
        return (type.baseKind() != TypeKind.COMPOSITE && isNamedClosed(type))
                || type.kind() == TypeKind.ENUM
                || !type.labels().isEmpty();
    }

    private static boolean isNamedClosed(ColumnType type) {
        return NUMBERS.contains(type.base()) || TIMES.contains(type.base()) || OTHER_CLOSED.contains(type.base());
    }

    /** Tells whether the column's type is closed and its name does not say that the number or date is one of a person, or the UUID a credential. */
    static boolean isClosed(Column column) {
        return isClosed(column.type())
                && !(isMeasure(column) && NameHints.isOfAPerson(column.name()))
                && !(column.type().base().equals("uuid") && NameHints.isCredential(column.name()));
    }

    private static boolean isMeasure(Column column) {
        String base = column.type().base();
        return NUMBERS.contains(base) || TIMES.contains(base);
    }

    static boolean isText(TableColumn place) {
        return TEXTS.contains(place.column().type().base());
    }

    static boolean isNumber(TableColumn place) {
        return NUMBERS.contains(place.column().type().base());
    }

    /** Tells whether the value of a numeric column stands for none or for no end. */
    static boolean isNoNumber(String value) {
        return value.equals("NaN") || value.equals("Infinity") || value.equals("-Infinity");
    }

    static boolean isTime(TableColumn place) {
        return TIMES.contains(place.column().type().base());
    }

    static boolean isJson(TableColumn place) {
        return is(place, "json", "jsonb") || isText(place);
    }

    static boolean is(TableColumn place, String... bases) {
        return Set.of(bases).contains(place.column().type().base());
    }

    /** Tells whether the column holds composites, arrays of them, or domains of either. */
    static boolean isComposite(TableColumn place) {
        return place.column().type().baseKind() == TypeKind.COMPOSITE;
    }

    static boolean isArray(ColumnType type) {
        return type.kind() == TypeKind.ARRAY;
    }

    /** Returns the most characters that a value of the type has as text, {@link Pseudonym#UNKNOWN_LENGTH} if there is no bound. */
    static int longestText(ColumnType type) {
        return switch (type.base()) {
            case "bool" -> 1;
            case "int2" -> 6;
            case "int4" -> 11;
            case "int8" -> 20;
            case "uuid" -> 36;
            case "date" -> 13;
            default -> declaredLength(type);
        };
    }

    /** Returns the length that the column declares, {@link Pseudonym#UNKNOWN_LENGTH} if it declares none. */
    static int declaredLength(ColumnType type) {
        return type.length() > 0 ? type.length() : Pseudonym.UNKNOWN_LENGTH;
    }
}
