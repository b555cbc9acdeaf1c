package club.makapix.decile.schema;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Record;

/** Reads {@code pg_catalog}: one query per kind of object, joined here by oid. */
final class SchemaReader {
    private final Catalogue catalogue;
    private final Relations relations;
    private final UniqueKeyReader uniqueKeys;
    private final ColumnReader columns;
    private final List<Record> constraints;
    private final ListMultimap<Long, Record> constraintsByTable;
    private final ListMultimap<Long, Record> triggers;

    SchemaReader(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.relations = new Relations(catalogue.query("tables"), catalogue.query("inheritance"));
        this.constraints = catalogue.query("constraints");
        this.constraintsByTable = by("child", constraints);
        this.columns = new ColumnReader(
                relations, new TypeReader(catalogue.query("types"), constraints), catalogue.query("columns"));
        this.uniqueKeys = new UniqueKeyReader(relations, catalogue.query("indexes"));
        this.triggers = by("relation", catalogue.query("triggers"));
    }

    Schema read() {
        return Schema.of(
                relations.roots().stream().map(this::table).toList(),
                new ForeignKeyReader(relations).read(constraints),
                catalogue.query("sequences").stream()
                        .map(SchemaReader::sequence)
                        .toList());
    }

    private Table table(long oid) {
        return new Table(
                relations.nameOf(oid),
                columns.columnsOf(oid),
                uniqueKeys.uniqueKeysOf(oid),
                constraintsOf(oid, "c").map(SchemaReader::check).toList(),
                constraintsOf(oid, "x").map(SchemaReader::exclusion).toList(),
                triggers.get(oid).stream().map(SchemaReader::trigger).toList(),
                relations.partitionColumnsOf(oid),
                relations.partitionsOf(oid),
                relations.inheritanceParentsOf(oid),
                relations.estimatedRowsOf(oid),
                uniqueKeys.indexedPrefixesOf(oid),
                relations.hasRowSecurity(oid));
    }

    private Stream<Record> constraintsOf(long table, String kind) {
        return constraintsByTable.get(table).stream()
                .filter(row -> row.get("kind", String.class).equals(kind));
    }

    static CheckConstraint check(Record row) {
        return new CheckConstraint(
                row.get("name", String.class),
                List.of(row.get("columns", String[].class)),
                row.get("expression", String.class),
                row.get("validated", Boolean.class),
                row.get("enforced", Boolean.class));
    }

    private static ExclusionConstraint exclusion(Record row) {
        return new ExclusionConstraint(
                row.get("name", String.class),
                List.of(row.get("reads", String[].class)),
                row.get("expression", String.class));
    }

    private static Trigger trigger(Record row) {
        return new Trigger(
                row.get("name", String.class),
                new TableName(row.get("function_schema", String.class), row.get("function_name", String.class)),
                switch (row.get("firing", String.class)) {
                    case "R" -> Trigger.Firing.REPLICA;
                    case "A" -> Trigger.Firing.ALWAYS;
                    case "D" -> Trigger.Firing.DISABLED;
                    default -> Trigger.Firing.ORIGIN;
                },
                row.get("definition", String.class));
    }

    private static Sequence sequence(Record row) {
        Optional<Sequence.Owner> owner = Optional.ofNullable(row.get("table_name", String.class))
                .map(table -> new Sequence.Owner(
                        new TableName(row.get("table_schema", String.class), table),
                        row.get("column_name", String.class)));
        return new Sequence(new TableName(row.get("schema", String.class), row.get("name", String.class)), owner);
    }

    private static ListMultimap<Long, Record> by(String oid, Iterable<Record> rows) {
        ListMultimap<Long, Record> result = ArrayListMultimap.create();
        rows.forEach(row -> result.put(row.get(oid, Long.class), row));
        return result;
    }
}
