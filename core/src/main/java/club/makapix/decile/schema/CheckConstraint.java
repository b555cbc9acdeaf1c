package club.makapix.decile.schema;

import java.util.List;

/**
 * Describes a CHECK constraint of a table.
 *
 * @param name the constraint's name
 * @param columns the columns it reads
 * @param expression the condition as SQL
 * @param validated false for NOT VALID
 */
public record CheckConstraint(String name, List<String> columns, String expression, boolean validated) {
    public CheckConstraint {
        columns = List.copyOf(columns);
    }
}
