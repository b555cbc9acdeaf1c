package club.makapix.decile.anonymize;

import club.makapix.decile.schema.TableName;
import java.util.Comparator;

/** Identifies a column of a table. */
record ColumnName(TableName table, String column) implements Comparable<ColumnName> {
    private static final Comparator<ColumnName> ORDER =
            Comparator.comparing(ColumnName::table).thenComparing(ColumnName::column);

    @Override
    public int compareTo(ColumnName other) {
        return ORDER.compare(this, other);
    }

    /** Returns the name as recipes have it: without the schema where that is {@code public}. */
    @Override
    public String toString() {
        return (table.schema().equals("public") ? table.name() : table.toString()) + "." + column;
    }
}
