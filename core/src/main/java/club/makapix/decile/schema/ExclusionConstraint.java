package club.makapix.decile.schema;

import java.util.List;

/**
 * Describes an EXCLUDE constraint: no two rows may answer true to all of its operators.
 *
 * @param name the constraint's name
 * @param columns every column it reads, also inside expressions and the predicate, by name
 * @param definition the constraint as DDL spells it
 */
public record ExclusionConstraint(String name, List<String> columns, String definition) {
    public ExclusionConstraint {
        columns = List.copyOf(columns);
    }
}
