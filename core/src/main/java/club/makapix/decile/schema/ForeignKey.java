package club.makapix.decile.schema;

import java.util.List;

/**
 * States that the child's columns reference a unique key of the parent.
 *
 * @param name the constraint's name, unique within the child
 * @param child the table that references
 * @param columns the referencing columns, in the constraint's order
 * @param parent the table that is referenced
 * @param parentColumns the referenced columns, in the same order
 * @param match what a partly NULL key means
 * @param onDelete what happens to the child when its parent is deleted
 * @param onUpdate what happens to the child when its parent's key changes
 * @param deferrable whether the check may wait for the end of the transaction
 * @param validated false for NOT VALID, under which rows may reference nothing
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
        boolean validated) {
    public ForeignKey {
        columns = List.copyOf(columns);
        parentColumns = List.copyOf(parentColumns);
        if (columns.size() != parentColumns.size()) {
            throw new IllegalArgumentException("foreign key %s maps %d columns of %s to %d columns of %s"
                    .formatted(name, columns.size(), child, parentColumns.size(), parent));
        }
    }

    /** Tells whether child and parent are the same table. */
    public boolean isSelfReference() {
        return child.equals(parent);
    }

    /** Returns the key as recipes name it: {@code public.comments.author_id}, {@code public.lines.(order_id, line_no)}. */
    @Override
    public String toString() {
        return columns.size() == 1 ? child + "." + columns.get(0) : child + ".(" + String.join(", ", columns) + ")";
    }
}
