package club.makapix.decile.schema;

import java.util.List;
import java.util.Optional;

/**
 * Describes a primary key, unique constraint or unique index.
 *
 * @param name the name of the constraint or index
 * @param primary whether it is the primary key
 * @param columns the plain columns it spans in order; an expression is not among them, nor a column that it compares by
 *     a nondeterministic collation of its own
 * @param expressions what it indexes beyond plain columns, as SQL: {@code lower(email)}
 * @param predicate the condition of a partial index, as SQL
 * @param nullsDistinct false under NULLS NOT DISTINCT
 * @param reads every column it depends on, also inside expressions and the predicate, by name
 * @param partitions the only partitions it spans, by name, each on its own; empty where it spans the whole table
 */
public record UniqueKey(
        String name,
        boolean primary,
        List<String> columns,
        List<String> expressions,
        Optional<String> predicate,
        boolean nullsDistinct,
        List<String> reads,
        List<TableName> partitions) {
    public UniqueKey {
        columns = List.copyOf(columns);
        expressions = List.copyOf(expressions);
        reads = List.copyOf(reads);
        partitions = List.copyOf(partitions);
    }

    /** Tells whether it compares plain columns in every row of the table: no expression, no predicate, no partition. */
    public boolean isPlain() {
        return expressions.isEmpty() && predicate.isEmpty() && partitions.isEmpty();
    }
}
