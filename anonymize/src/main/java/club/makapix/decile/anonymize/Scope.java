package club.makapix.decile.anonymize;

import club.makapix.decile.schema.Identifiers;
import club.makapix.decile.schema.Table;

/**
 * Writes the SQL that finds values of a row: of the row at hand, or of one that it references.
 *
 * @param table the table of the row
 * @param lookup what surrounds an expression over that row, with {@code %s} where it stands
 */
record Scope(Table table, String lookup) {
    private static final String KEY = "decile_key";

    static Scope own(Table table) {
        return new Scope(table, "%s");
    }

    /** Returns the scope of the row of another table whose column {@code key} this row's column {@code by} holds. */
    Scope referenced(Table other, String key, String by) {
        return new Scope(
                other,
                "(select %%s from (select %s as %s) decile_from, %s t where t.%s = decile_from.%s)"
                        .formatted(
                                column(by).replace("%", "%%"),
                                KEY,
                                other.name().quoted().replace("%", "%%"),
                                Identifiers.quote(key).replace("%", "%%"),
                                KEY));
    }

    String column(String name) {
        return lookup.formatted("t." + Identifiers.quote(name));
    }

    String condition(String sql) {
        return lookup.formatted("(" + sql + ")");
    }
}
