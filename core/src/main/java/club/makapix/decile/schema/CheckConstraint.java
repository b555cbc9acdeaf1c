package club.makapix.decile.schema;

import java.util.List;

/**
 * Describes a CHECK constraint of a table or of a domain.
 *
 * @param name the constraint's name
 * @param columns the columns it reads; none for a domain's, whose expression calls the value {@code VALUE}
 * @param expression the condition as SQL
 * @param validated false for NOT VALID, under which older rows may break it
 * @param enforced false for NOT ENFORCED, which the server does not check at all
 */
public record CheckConstraint(
        String name, List<String> columns, String expression, boolean validated, boolean enforced) {
    public CheckConstraint {
        columns = List.copyOf(columns);
    }
}
