package club.makapix.decile.transfer;

import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.Sequence;
import club.makapix.decile.schema.Table;
import club.makapix.decile.schema.TableName;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Says under which name the target has what the source has: the same, or the same in another schema. */
final class Placement {
    private final SortedMap<String, String> schemas;

    private Placement(Map<String, String> schemas) {
        this.schemas = new TreeMap<>(schemas);
    }

    /** Returns the placement under which every name is the source's. */
    static Placement same() {
        return new Placement(Map.of());
    }

    /**
     * Returns the placement that takes the only schema of the source to that of the target.
     *
     * @throws SchemaException if the source has several
     */
    static Placement into(String target, Schema source) {
        SortedSet<String> there = schemasOf(source);
        if (there.size() != 1) {
            throw new SchemaException(
                    there.isEmpty() ? "the source has no tables" : """
                    the source's tables are in %s, but one schema of the target is to take their place; open the snapshot \
                    on one of them, or say for each where it goes""".formatted(String.join(", ", there)));
        }
        return new Placement(Map.of(there.first(), target));
    }

    /**
     * Returns the placement that takes each schema of the source to one of the target.
     *
     * @throws SchemaException if it leaves one out, or names one that the source does not have
     */
    static Placement mapped(Map<String, String> targets, Schema source) {
        SortedSet<String> there = schemasOf(source);
        if (!there.equals(targets.keySet())) {
            throw new SchemaException("the source's tables are in %s, but a place was named for %s; name one for each"
                    .formatted(String.join(", ", there), String.join(", ", new TreeSet<>(targets.keySet()))));
        }
        return new Placement(targets);
    }

    private static SortedSet<String> schemasOf(Schema source) {
        SortedSet<String> schemas = new TreeSet<>();
        Stream.concat(
                        source.tables().stream().map(Table::name),
                        source.sequences().stream().map(Sequence::name))
                .forEach(name -> schemas.add(name.schema()));
        return schemas;
    }

    /** Returns the schemas of the source; empty where every name stays. */
    Set<String> sources() {
        return schemas.keySet();
    }

    /** Returns the schemas of the target, in the order of those of the source. */
    List<String> targets() {
        return List.copyOf(schemas.values());
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
