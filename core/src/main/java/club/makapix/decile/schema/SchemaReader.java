package club.makapix.decile.schema;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code pg_catalog}: one query per kind of object, joined here by oid. */
final class SchemaReader {
    private final Catalogue catalogue;
    private final Relations relations;
    private final UniqueKeyReader uniqueKeys;
    private final ColumnReader columns;
    private final List<CatalogueRow> constraints;
    private final ListMultimap<Long, CatalogueRow> constraintsByTable;
    private final ListMultimap<Long, CatalogueRow> triggers;

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

    private Stream<CatalogueRow> constraintsOf(long table, String kind) {
        return constraintsByTable.get(table).stream()
                .filter(row -> row.text("kind").equals(kind));
    }

    static CheckConstraint check(CatalogueRow row) {
        return new CheckConstraint(
                row.text("name"),
                row.texts("columns"),
                row.text("expression"),
                row.flag("validated"),
                row.flag("enforced"));
    }

    private static ExclusionConstraint exclusion(CatalogueRow row) {
        return new ExclusionConstraint(row.text("name"), row.texts("reads"), row.text("expression"));
    }

    private static Trigger trigger(CatalogueRow row) {
        return new Trigger(
                row.text("name"),
                new TableName(row.text("function_schema"), row.text("function_name")),
                switch (row.text("firing")) {
                    case "R" -> Trigger.Firing.REPLICA;
                    case "A" -> Trigger.Firing.ALWAYS;
                    case "D" -> Trigger.Firing.DISABLED;
                    default -> Trigger.Firing.ORIGIN;
                },
                row.text("definition"));
    }

    private static Sequence sequence(CatalogueRow row) {
        Optional<Sequence.Owner> owner = row.find("table_name")
                .map(table ->
                        new Sequence.Owner(new TableName(row.text("table_schema"), table), row.text("column_name")));
        return new Sequence(new TableName(row.text("schema"), row.text("name")), owner);
    }

    private static ListMultimap<Long, CatalogueRow> by(String oid, Iterable<CatalogueRow> rows) {
        ListMultimap<Long, CatalogueRow> result = ArrayListMultimap.create();
        rows.forEach(row -> result.put(row.number(oid), row));
        return result;
    }
}
