package club.makapix.decile.schema;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.Record;

/** Knows the tables and partitions by oid, and which partition belongs to which table. */
final class Relations {
    private final Map<Long, Record> rows = new LinkedHashMap<>();
    private final Map<Long, Long> partitionParents = new HashMap<>();
    private final ListMultimap<Long, Long> partitions = ArrayListMultimap.create();
    private final ListMultimap<Long, Long> inheritanceParents = ArrayListMultimap.create();

    Relations(Iterable<Record> tables, Iterable<Record> inheritance) {
        tables.forEach(row -> rows.put(row.get("oid", Long.class), row));
        inheritance.forEach(this::inherit);
    }

    private void inherit(Record row) {
        long child = row.get("child", Long.class);
        long parent = row.get("parent", Long.class);
        if (!contains(child) || !contains(parent)) {
            return;
        }
        if (row(child).get("partition", Boolean.class)) {
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
        if (!row(oid).get("partitioned", Boolean.class)) {
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
        Stream<String> own = Arrays.stream(row(oid).get("partition_columns", String[].class));
        Stream<String> deeper = partitions.get(oid).stream().flatMap(each -> partitionColumnsOf(each).stream());
        return Stream.concat(own, deeper).distinct().sorted().toList();
    }

    List<TableName> inheritanceParentsOf(long oid) {
        return inheritanceParents.get(oid).stream().map(this::nameOf).toList();
    }

    long estimatedRowsOf(long oid) {
        return leavesOf(oid).stream()
                .mapToLong(leaf -> row(leaf).get("estimated_rows", Long.class))
                .sum();
    }

    boolean hasRowSecurity(long oid) {
        return row(oid).get("row_security", Boolean.class);
    }

    TableName nameOf(long oid) {
        Record row = row(oid);
        return new TableName(row.get("schema", String.class), row.get("name", String.class));
    }

    private Record row(long oid) {
        Record row = rows.get(oid);
        if (row == null) {
            throw new SchemaException("the schema changed while it was read; read it again");
        }
        return row;
    }
}
