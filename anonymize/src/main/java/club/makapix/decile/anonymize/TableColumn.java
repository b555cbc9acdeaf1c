package club.makapix.decile.anonymize;

import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.Table;

/**
 * Names the place where a rule is to work.
 *
 * @param table the table
 * @param column one of its columns
 */
public record TableColumn(Table table, Column column) {
    /** Returns {@code public.users.email}. */
    @Override
    public String toString() {
        return table.name() + "." + column.name();
    }
}
