package club.makapix.decile.schema;

import java.util.Optional;

/**
 * Describes one column of a table.
 *
 * @param name the column's name
 * @param type the column's type
 * @param nullable whether NULL may stand in it; false also for a column of a domain that is NOT NULL
 * @param defaultExpression the default as SQL, of a generated column its expression
 * @param identity whether the server numbers it: GENERATED … AS IDENTITY
 * @param generated whether the server computes it from other columns; such a column never travels
 * @param deterministic whether equal values are equal bytes in the column's collation; false for {@code citext} and
 *     nondeterministic collations
 * @param ignoresAccents whether its collation takes {@code e} and {@code é} for equal: a nondeterministic one of the first level
 */
public record Column(
        String name,
        ColumnType type,
        boolean nullable,
        Optional<String> defaultExpression,
        boolean identity,
        boolean generated,
        boolean deterministic,
        boolean ignoresAccents) {}
