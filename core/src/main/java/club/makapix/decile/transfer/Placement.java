package club.makapix.decile.transfer;

import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.Sequence;
import club.makapix.decile.schema.Table;
import club.makapix.decile.schema.TableName;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Says under which name the target has what the source has: the same, or the same in another schema. */
final class Placement {
    private final Map<String, String> schemas;

    private Placement(Map<String, String> schemas) {
        this.schemas = Map.copyOf(schemas);
    }

    /** Returns the placement under which every name is the source's. */
    static Placement same() {
        return new Placement(Map.of());
    }

    /** Returns the placement that takes each schema of the source to one of the target. */
    static Placement of(Map<String, String> schemas) {
        return new Placement(schemas);
    }

    TableName of(TableName name) {
        return schemas.isEmpty()
                ? name
                : new TableName(Objects.requireNonNull(schemas.get(name.schema()), name.schema()), name.name());
    }

    /** Returns the table as it is called at the target. */
    Table of(Table table) {
        return new Table(
                of(table.name()),
                table.columns(),
                table.uniqueKeys(),
                table.checks(),
                table.exclusions(),
                table.triggers(),
                table.partitionColumns(),
                table.partitions(),
                table.inheritanceParents(),
                table.estimatedRows(),
                table.indexedPrefixes(),
                table.rowSecurity());
    }

    /** Returns the tables and sequences as they are called at the target, without their keys. */
    Schema of(Schema source) {
        return Schema.of(
                source.tables().stream().map(this::of).toList(),
                List.of(),
                source.sequences().stream()
                        .map(sequence -> new Sequence(of(sequence.name()), sequence.owner()))
                        .toList());
    }
}
