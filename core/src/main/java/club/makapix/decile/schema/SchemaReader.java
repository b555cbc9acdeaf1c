package club.makapix.decile.schema;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Record;

/** Reads {@code pg_catalog}: one query per kind of object, joined here by oid. */
final class SchemaReader {
    private final Catalogue catalogue;
    private final Map<Long, Record> relations = new LinkedHashMap<>();
    private final Map<Long, Long> partitionParents = new HashMap<>();
    private final ListMultimap<Long, Long> inheritanceParents = ArrayListMultimap.create();

    SchemaReader(Connection connection) {
        this.catalogue = new Catalogue(connection);
    }

    Schema read() {
        catalogue.query("tables").forEach(row -> relations.put(row.get("oid", Long.class), row));
        readInheritance();
        ListMultimap<Long, Column> columns = readColumns();
        ListMultimap<Long, Record> indexes = byRelation("indexes", "relation");
        ListMultimap<Long, Record> constraints = byRelation("constraints", "child");
        List<Table> tables = relations.keySet().stream()
                .filter(oid -> !partitionParents.containsKey(oid))
                .map(oid -> table(oid, columns.get(oid), indexes.get(oid), constraints.get(oid)))
                .toList();
        return Schema.of(tables, foreignKeys(constraints), sequences());
    }

    private void readInheritance() {
        for (Record row : catalogue.query("inheritance")) {
            long child = row.get("child", Long.class);
            long parent = row.get("parent", Long.class);
            if (relations.containsKey(child) && relations.get(child).get("partition", Boolean.class)) {
                partitionParents.put(child, parent);
            } else {
                inheritanceParents.put(child, parent);
            }
        }
    }

    private ListMultimap<Long, Column> readColumns() {
        ColumnTypes types = new ColumnTypes(catalogue.query("types"));
        ListMultimap<Long, Column> columns = ArrayListMultimap.create();
        for (Record row : catalogue.query("columns")) {
            columns.put(row.get("relation", Long.class), types.column(row));
        }
        return columns;
    }

    private ListMultimap<Long, Record> byRelation(String query, String relation) {
        ListMultimap<Long, Record> rows = ArrayListMultimap.create();
        catalogue.query(query).forEach(row -> rows.put(row.get(relation, Long.class), row));
        return rows;
    }

    private Table table(long oid, List<Column> columns, List<Record> indexes, List<Record> constraints) {
        Record row = relation(oid);
        List<Long> leaves = leavesOf(oid);
        return new Table(
                nameOf(oid),
                columns,
                indexes.stream()
                        .filter(index -> index.get("is_unique", Boolean.class))
                        .map(SchemaReader::uniqueKey)
                        .toList(),
                constraints.stream()
                        .filter(constraint ->
                                constraint.get("kind", String.class).equals("c"))
                        .map(SchemaReader::check)
                        .toList(),
                leaves.stream().map(this::nameOf).sorted().toList(),
                inheritanceParents.get(oid).stream()
                        .filter(relations::containsKey)
                        .map(this::nameOf)
                        .toList(),
                row.get("estimated_rows", Long.class)
                        + leaves.stream()
                                .mapToLong(leaf -> relation(leaf).get("estimated_rows", Long.class))
                                .sum(),
                indexes.stream()
                        .filter(index -> index.get("predicate", String.class) == null)
                        .map(SchemaReader::plainPrefix)
                        .toList(),
                row.get("row_security", Boolean.class));
    }

    private List<Long> leavesOf(long root) {
        return partitionParents.keySet().stream()
                .filter(partition -> rootOf(partition) == root)
                .filter(partition -> !relation(partition).get("partitioned", Boolean.class))
                .toList();
    }

    private List<ForeignKey> foreignKeys(ListMultimap<Long, Record> constraints) {
        return constraints.values().stream()
                .filter(row -> row.get("kind", String.class).equals("f"))
                .filter(row -> relations.containsKey(row.get("child", Long.class))
                        && relations.containsKey(row.get("parent", Long.class)))
                .map(this::foreignKey)
                .sorted(Comparator.comparing(ForeignKey::child).thenComparing(ForeignKey::name))
                .toList();
    }

    private ForeignKey foreignKey(Record row) {
        return new ForeignKey(
                row.get("name", String.class),
                nameOf(rootOf(row.get("child", Long.class))),
                List.of(row.get("columns", String[].class)),
                nameOf(rootOf(row.get("parent", Long.class))),
                List.of(row.get("parent_columns", String[].class)),
                row.get("match", String.class).equals("f") ? MatchType.FULL : MatchType.SIMPLE,
                action(row.get("on_delete", String.class)),
                action(row.get("on_update", String.class)),
                row.get("deferrable", Boolean.class),
                row.get("validated", Boolean.class));
    }

    private static ReferentialAction action(String code) {
        return switch (code) {
            case "r" -> ReferentialAction.RESTRICT;
            case "c" -> ReferentialAction.CASCADE;
            case "n" -> ReferentialAction.SET_NULL;
            case "d" -> ReferentialAction.SET_DEFAULT;
            default -> ReferentialAction.NO_ACTION;
        };
    }

    private static UniqueKey uniqueKey(Record row) {
        List<String> columns = new ArrayList<>();
        for (String column : row.get("columns", String[].class)) {
            if (column != null) {
                columns.add(column);
            }
        }
        return new UniqueKey(
                row.get("name", String.class),
                row.get("is_primary", Boolean.class),
                columns,
                List.of(row.get("expressions", String[].class)),
                Optional.ofNullable(row.get("predicate", String.class)),
                row.get("nulls_distinct", Boolean.class));
    }

    private static CheckConstraint check(Record row) {
        return new CheckConstraint(
                row.get("name", String.class),
                List.of(row.get("columns", String[].class)),
                row.get("expression", String.class),
                row.get("validated", Boolean.class));
    }

    private static List<String> plainPrefix(Record index) {
        List<String> prefix = new ArrayList<>();
        for (String column : index.get("columns", String[].class)) {
            if (column == null) {
                break;
            }
            prefix.add(column);
        }
        return List.copyOf(prefix);
    }

    private List<Sequence> sequences() {
        return catalogue.query("sequences").stream().map(SchemaReader::sequence).toList();
    }

    private static Sequence sequence(Record row) {
        String table = row.get("table_name", String.class);
        Optional<Sequence.Owner> owner = table == null
                ? Optional.empty()
                : Optional.of(new Sequence.Owner(
                        new TableName(row.get("table_schema", String.class), table),
                        row.get("column_name", String.class)));
        return new Sequence(new TableName(row.get("schema", String.class), row.get("name", String.class)), owner);
    }

    private long rootOf(long oid) {
        long root = oid;
        for (Long parent = partitionParents.get(root); parent != null; parent = partitionParents.get(root)) {
            root = parent;
        }
        return root;
    }

    private TableName nameOf(long oid) {
        Record row = relation(oid);
        return new TableName(row.get("schema", String.class), row.get("name", String.class));
    }

    private Record relation(long oid) {
        return Objects.requireNonNull(relations.get(oid), "relation vanished");
    }
}
