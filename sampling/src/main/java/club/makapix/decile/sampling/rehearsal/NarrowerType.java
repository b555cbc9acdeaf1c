package club.makapix.decile.sampling.rehearsal;

import club.makapix.decile.schema.Identifiers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says which values of a column do not fit the type that a migration gives it. */
final class NarrowerType {
    private static final int HEADER = 4;
    private static final Map<String, String> INTEGER_RANGES = Map.of(
            "int2", "-32768 and 32767",
            "int4", "-2147483648 and 2147483647",
            "int8", "-9223372036854775808 and 9223372036854775807");
    private static final Set<String> LIMITED_TEXTS = Set.of("varchar", "bpchar");
    private static final String TEXT = "S";
    private static final String NUMBER = "N";

    private NarrowerType() {}

    /** Returns a condition that is true of values that do not fit; empty where every value fits, or none is known not to. */
    static Optional<String> misfits(TypedColumn old, TypedColumn column) {
        if (old.declared().equals(column.declared()) && old.labels().equals(column.labels())) {
            return Optional.empty();
        }
        String value = Identifiers.quote(old.name());
        if (!column.labels().isEmpty()) {
            return misfitsLabels(value, old, column.labels());
        }
        if (column.category().equals(TEXT)) {
            return misfitsLength(value, old, column);
        }
        if (old.category().equals(TEXT)) {
            return Optional.of(misfitsSyntax(value, column));
        }
        return old.category().equals(NUMBER) ? misfitsNumber(value, old, column) : Optional.empty();
    }

    /** What the server takes for a number or a UUID is known; of other types, servers since 16 can be asked. */
    private static String misfitsSyntax(String value, TypedColumn column) {
        String range = INTEGER_RANGES.get(column.base());
        if (range != null) {
            return "case when %1$s::text ~ '^\\s*[+-]?\\d+\\s*$' then %1$s::numeric not between %2$s else %1$s is not null end"
                    .formatted(value, range);
        }
        if (column.base().equals("uuid")) {
            return "%s::text !~* '^\\{?([0-9a-f]{4}-?){7}[0-9a-f]{4}\\}?$'".formatted(value);
        }
        return "not pg_catalog.pg_input_is_valid(%s::text, %s)"
                .formatted(value, Identifiers.literal(column.declared()));
    }

    private static Optional<String> misfitsLabels(String value, TypedColumn old, List<String> labels) {
        if (labels.containsAll(old.labels()) && !old.labels().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("%s::text not in (%s)"
                .formatted(value, labels.stream().map(Identifiers::literal).collect(Collectors.joining(", "))));
    }

    /** A value that is too long only by trailing blanks is cut by the server without complaint. */
    private static Optional<String> misfitsLength(String value, TypedColumn old, TypedColumn column) {
        int length = length(column);
        boolean fitted = length(old) > 0 && length(old) <= length;
        return length == 0 || fitted
                ? Optional.empty()
                : Optional.of("pg_catalog.rtrim(pg_catalog.substr(%s::text, %s)) <> ''".formatted(value, length + 1));
    }

    private static int length(TypedColumn column) {
        return LIMITED_TEXTS.contains(column.base()) ? Math.max(column.modifier() - HEADER, 0) : 0;
    }

    private static Optional<String> misfitsNumber(String value, TypedColumn old, TypedColumn column) {
        String range = INTEGER_RANGES.get(column.base());
        if (range != null) {
            return isShorterInteger(old.base(), column.base())
                    ? Optional.empty()
                    : Optional.of("pg_catalog.round(%s::numeric) not between %s".formatted(value, range));
        }
        boolean limited = column.base().equals("numeric") && column.modifier() >= HEADER;
        return limited ? Optional.of(misfitsDigits(value, column.modifier() - HEADER)) : Optional.empty();
    }

    private static boolean isShorterInteger(String old, String now) {
        return INTEGER_RANGES.containsKey(old) && old.compareTo(now) <= 0;
    }

    private static String misfitsDigits(String value, int modifier) {
        int precision = (modifier >> 16) & 0xffff;
        int scale = ((modifier & 0x7ff) ^ 1024) - 1024;
        return "%1$s::numeric <> 'NaN' and pg_catalog.abs(pg_catalog.round(%1$s::numeric, %2$d)) >= 10::numeric ^ %3$d"
                .formatted(value, scale, precision - scale);
    }
}
