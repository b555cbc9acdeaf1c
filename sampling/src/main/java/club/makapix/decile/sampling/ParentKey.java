package club.makapix.decile.sampling;

import club.makapix.decile.schema.Identifiers;
import java.util.List;

/**
 * Names the columns by which rows of a table are referenced.
 *
 * @param columns the columns
 * @param condition the SQL condition on the row {@code t} under which it can be referenced; {@code true} for every row
 */
record ParentKey(List<String> columns, String condition) {
    ParentKey {
        columns = List.copyOf(columns);
    }

    static ParentKey of(List<String> columns) {
        return new ParentKey(columns, "true");
    }

    /** Returns the SQL expressions of the columns over the row {@code t}; NULL in rows that cannot be referenced. */
    List<String> expressions() {
        return condition.equals("true")
                ? Sql.columns(columns)
                : columns.stream()
                        .map(column -> "case when %s then t.%s end".formatted(condition, Identifiers.quote(column)))
                        .toList();
    }
}
