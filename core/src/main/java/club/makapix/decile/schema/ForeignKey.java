package club.makapix.decile.schema;

import java.util.List;
import java.util.stream.Collectors;

/**
 * States that the child's columns reference a unique key of the parent.
 *
 * @param name the constraint's name, unique within the child; where several partitions declare the same key, the first
 *     of their names
 * @param child the table that references
 * @param columns the referencing columns, in the constraint's order
 * @param parent the table that is referenced
 * @param parentColumns the referenced columns, in the same order
 * @param match what a partly NULL key means
 * @param onDelete what happens to the child when its parent is deleted
 * @param onUpdate what happens to the child when its parent's key changes
 * @param deferrable whether the check may wait for the end of the transaction
 * @param validated false for NOT VALID, under which rows may reference nothing
 * @param enforced false for NOT ENFORCED, under which rows may reference nothing at any time
 * @param temporal whether the last column is a PERIOD: the child's range lies within the ranges of several parents, and
 *     need not equal any
 * @param childPartitions the only partitions whose rows the key binds, by name; empty where it binds the whole child
 * @param parentPartitions the only partitions that hold the referenced rows, by name; empty where any row of the parent
 *     may be referenced
 */
public record ForeignKey(
        String name,
        TableName child,
        List<String> columns,
        TableName parent,
        List<String> parentColumns,
        MatchType match,
        ReferentialAction onDelete,
        ReferentialAction onUpdate,
        boolean deferrable,
        boolean validated,
        boolean enforced,
        boolean temporal,
        List<TableName> childPartitions,
        List<TableName> parentPartitions) {
    public ForeignKey {
        columns = List.copyOf(columns);
        parentColumns = List.copyOf(parentColumns);
        childPartitions = List.copyOf(childPartitions);
        parentPartitions = List.copyOf(parentPartitions);
        if (columns.isEmpty() || columns.size() != parentColumns.size()) {
            throw new IllegalArgumentException("foreign key %s maps %s columns of %s to %s columns of %s"
                    .formatted(name, columns.size(), child, parentColumns.size(), parent));
        }
    }

    /** Returns a key as {@code foreign key (columns) references parent (parentColumns)} declares it, with every default. */
    public static ForeignKey of(
            String name, TableName child, List<String> columns, TableName parent, List<String> parentColumns) {
        return new ForeignKey(
                name,
                child,
                columns,
                parent,
                parentColumns,
                MatchType.SIMPLE,
                ReferentialAction.NO_ACTION,
                ReferentialAction.NO_ACTION,
                false,
                true,
                true,
                false,
                List.of(),
                List.of());
    }

    /** Tells whether child and parent are the same table. */
    public boolean isSelfReference() {
        return child.equals(parent);
    }

    /** Returns the SQL condition under which a row of the child is bound by the key; {@code true} where every row is. */
    public String childCondition(String alias) {
        return within(childPartitions, alias);
    }

    /** Returns the SQL condition under which a row of the parent can be referenced; {@code true} where every row can. */
    public String parentCondition(String alias) {
        return within(parentPartitions, alias);
    }

    /** Returns the line that declares the key as a reference in a recipe, for all rows of the child. */
    public String asReference() {
        return "{ from: %s, to: %s }".formatted(side(child, columns), side(parent, parentColumns));
    }

    private static String side(TableName table, List<String> columns) {
        return columns.size() == 1
                ? table + "." + columns.get(0)
                : "\"%s.(%s)\"".formatted(table, String.join(", ", columns));
    }

    private static String within(List<TableName> partitions, String alias) {
        if (partitions.isEmpty()) {
            return "true";
        }
        return partitions.stream()
                .map(partition -> Identifiers.literal(partition.quoted()) + "::pg_catalog.regclass")
                .collect(Collectors.joining(", ", alias + ".tableoid in (", ")"));
    }

    /** Returns the key as recipes name it: {@code public.comments.author_id}, {@code public.lines.(order_id, line_no)}. */
    @Override
    public String toString() {
        return columns.size() == 1 ? child + "." + columns.get(0) : child + ".(" + String.join(", ", columns) + ")";
    }
}
