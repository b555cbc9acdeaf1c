package club.makapix.decile.schema;

import java.util.List;
import java.util.Optional;

/**
 * Describes a table that may travel: an ordinary table, or the root of a partitioned one.
 *
 * @param name the table's name
 * @param columns the columns in their order, generated ones included, dropped ones not
 * @param uniqueKeys the primary key first, then unique constraints and indexes by name
 * @param checks the CHECK constraints by name
 * @param exclusions the EXCLUDE constraints by name
 * @param triggers the triggers by name
 * @param partitionColumns the columns that decide in which partition a row lies, also those of deeper levels and inside
 *     expressions, by name; empty for an ordinary table
 * @param partitions the partitions that hold rows, by name, foreign tables left out; empty for an ordinary table
 * @param inheritanceParents the tables it inherits from, other than as a partition
 * @param estimatedRows the rows that the statistics expect; 0 where the table was never analyzed and is empty on disk
 * @param indexedPrefixes for every index that is valid and not partial its plain leading columns, for advice on missing ones
 * @param rowSecurity whether row security is enabled
 */
public record Table(
        TableName name,
        List<Column> columns,
        List<UniqueKey> uniqueKeys,
        List<CheckConstraint> checks,
        List<ExclusionConstraint> exclusions,
        List<Trigger> triggers,
        List<String> partitionColumns,
        List<TableName> partitions,
        List<TableName> inheritanceParents,
        long estimatedRows,
        List<List<String>> indexedPrefixes,
        boolean rowSecurity) {
    public Table {
        columns = List.copyOf(columns);
        uniqueKeys = List.copyOf(uniqueKeys);
        checks = List.copyOf(checks);
        exclusions = List.copyOf(exclusions);
        triggers = List.copyOf(triggers);
        partitionColumns = List.copyOf(partitionColumns);
        partitions = List.copyOf(partitions);
        inheritanceParents = List.copyOf(inheritanceParents);
        indexedPrefixes = List.copyOf(indexedPrefixes);
    }

    /** Tells whether the table is the root of a partitioned one. */
    public boolean isPartitioned() {
        return !partitionColumns.isEmpty();
    }

    /**
     * Returns what stands in a FROM clause for the rows of this table and of no table that inherits from it:
     * {@code only "public"."posts"}, without {@code only} where the rows lie in partitions.
     */
    public String ownRows() {
        return isPartitioned() ? name.quoted() : "only " + name.quoted();
    }

    /** Returns the primary key, if the table has one. */
    public Optional<UniqueKey> primaryKey() {
        return uniqueKeys.stream().filter(UniqueKey::primary).findFirst();
    }

    /** Returns the columns that travel: all but the generated ones. */
    public List<Column> travellingColumns() {
        return columns.stream().filter(column -> !column.generated()).toList();
    }

    /** Returns the column of that name, if there is one. */
    public Optional<Column> findColumn(String column) {
        return columns.stream()
                .filter(candidate -> candidate.name().equals(column))
                .findFirst();
    }

    /**
     * Returns the column of that name.
     *
     * @throws SchemaException if there is none; the message lists the nearest names
     */
    public Column column(String column) {
        return findColumn(column)
                .orElseThrow(() -> SchemaException.unknown(
                        name + "." + column,
                        "a column",
                        name.toString(),
                        columns.stream().map(Column::name).toList()));
    }
}
