package club.makapix.decile.sampling;

import club.makapix.decile.schema.Identifiers;
import club.makapix.decile.schema.Table;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the pieces of SQL that statements over the row {@code t} are made of. */
final class Sql {
    private Sql() {}

    static String column(String name) {
        return "t." + Identifiers.quote(name);
    }

    static List<String> columns(Collection<String> names) {
        return names.stream().map(Sql::column).toList();
    }

    /** Returns what a person wrote as a condition, kept apart from what stands around it. */
    static String group(String condition) {
        return "(" + condition + "\n)";
    }

    static String select(Collection<String> expressions, Table table, Collection<String> conditions) {
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return "select %s from %s t%s".formatted(String.join(", ", expressions), table.ownRows(), where);
    }

    /** Returns a condition that holds if any of these does. */
    static String anyOf(Collection<String> conditions) {
        if (conditions.contains("true")) {
            return "true";
        }
        return conditions.isEmpty() ? "false" : conditions.stream().collect(Collectors.joining(" or ", "(", ")"));
    }
}
