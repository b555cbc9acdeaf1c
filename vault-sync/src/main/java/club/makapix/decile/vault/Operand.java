package club.makapix.decile.vault;

import club.makapix.decile.schema.Table;
import java.util.Optional;

/**
 * Stands for one value that a template names.
 *
 * @param sql the expression, in the scope where {@code t} is the row that the rule was declared for
 * @param list whether it is an array of which each element makes a path
 * @param child the child table whose row it is taken from, if any
 */
record Operand(String sql, boolean list, Optional<Table> child) {}
