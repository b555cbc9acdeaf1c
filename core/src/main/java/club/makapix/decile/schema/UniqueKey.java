package club.makapix.decile.schema;

import java.util.List;
import java.util.Optional;

/**
 * Describes a primary key, unique constraint or unique index.
 *
 * @param name the name of the constraint or index
 * @param primary whether it is the primary key
 * @param columns the plain columns it spans in order; an expression is not among them
 * @param expressions what it indexes beyond plain columns, as SQL: {@code lower(email)}
 * @param predicate the condition of a partial index, as SQL
 * @param nullsDistinct false under NULLS NOT DISTINCT
 */
public record UniqueKey(
        String name,
        boolean primary,
        List<String> columns,
        List<String> expressions,
        Optional<String> predicate,
        boolean nullsDistinct) {
    public UniqueKey {
        columns = List.copyOf(columns);
        expressions = List.copyOf(expressions);
    }

    /** Tells whether it identifies every row by plain columns: no expression, no predicate. */
    public boolean isPlain() {
        return expressions.isEmpty() && predicate.isEmpty();
    }
}
