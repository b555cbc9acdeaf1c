package club.makapix.decile.schema;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Knows the tables and partitions by oid, and which partition belongs to which table. */
final class Relations {
    private final Map<Long, CatalogueRow> rows = new LinkedHashMap<>();
    private final Map<Long, Long> partitionParents = new HashMap<>();
    private final ListMultimap<Long, Long> partitions = ArrayListMultimap.create();
    private final ListMultimap<Long, Long> inheritanceParents = ArrayListMultimap.create();

    Relations(Iterable<CatalogueRow> tables, Iterable<CatalogueRow> inheritance) {
        tables.forEach(row -> rows.put(row.number("oid"), row));
        inheritance.forEach(this::inherit);
    }

    private void inherit(CatalogueRow row) {
        long child = row.number("child");
        long parent = row.number("parent");
        if (!contains(child) || !contains(parent)) {
            return;
        }
        if (row(child).flag("partition")) {
            partitionParents.put(child, parent);
            partitions.put(parent, child);
        } else {
            inheritanceParents.put(child, parent);
        }
    }

    boolean contains(long oid) {
        return rows.containsKey(oid);
    }

    /** Returns the tables: whatever is no partition. */
    List<Long> roots() {
        return rows.keySet().stream()
                .filter(oid -> !partitionParents.containsKey(oid))
                .toList();
    }

    /** Returns the table to which a partition belongs at any depth; a table belongs to itself. */
    long rootOf(long oid) {
        Long parent = partitionParents.get(oid);
        return parent == null ? oid : rootOf(parent);
    }

    boolean isPartition(long oid) {
        return partitionParents.containsKey(oid);
    }

    /** Returns the relations that hold the rows: all leaves of a partitioned one, otherwise the relation itself. */
    List<Long> leavesOf(long oid) {
        List<Long> leaves = new ArrayList<>();
        if (!row(oid).flag("partitioned")) {
            leaves.add(oid);
        }
        partitions.get(oid).forEach(partition -> leaves.addAll(leavesOf(partition)));
        return leaves;
    }

    /** Returns the partitions that hold rows of a partitioned relation, by name; none of an ordinary table. */
    List<TableName> partitionsOf(long oid) {
        return leavesOf(oid).stream()
                .filter(this::isPartition)
                .map(this::nameOf)
                .sorted()
                .toList();
    }

    List<String> partitionColumnsOf(long oid) {
        Stream<String> own = row(oid).texts("partition_columns").stream();
        Stream<String> deeper = partitions.get(oid).stream().flatMap(each -> partitionColumnsOf(each).stream());
        return Stream.concat(own, deeper).distinct().sorted().toList();
    }

    List<TableName> inheritanceParentsOf(long oid) {
        return inheritanceParents.get(oid).stream().map(this::nameOf).toList();
    }

    long estimatedRowsOf(long oid) {
        return leavesOf(oid).stream()
                .mapToLong(leaf -> row(leaf).number("estimated_rows"))
                .sum();
    }

    boolean hasRowSecurity(long oid) {
        return row(oid).flag("row_security");
    }

    TableName nameOf(long oid) {
        CatalogueRow row = row(oid);
        return new TableName(row.text("schema"), row.text("name"));
    }

    private CatalogueRow row(long oid) {
        CatalogueRow row = rows.get(oid);
        if (row == null) {
            throw new SchemaException("the schema changed while it was read; read it again");
        }
        return row;
    }
}
