package club.makapix.decile.schema;

import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.Multimaps;
import com.google.common.collect.SetMultimap;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Record;

/**
 * Makes foreign keys of constraints. What several partitions declare alike, each for itself, becomes one key of their
 * table.
 */
final class ForeignKeyReader {
    private final Relations relations;

    ForeignKeyReader(Relations relations) {
        this.relations = relations;
    }

    List<ForeignKey> read(Collection<Record> constraints) {
        SetMultimap<Object, Record> alike = LinkedHashMultimap.create();
        constraints.stream()
                .filter(row -> row.get("kind", String.class).equals("f"))
                .filter(row -> relations.contains(child(row)) && relations.contains(parent(row)))
                .sorted(Comparator.comparing(row -> row.get("name", String.class)))
                .forEach(row -> alike.put(identity(row), row));
        return Multimaps.asMap(alike).values().stream()
                .map(this::foreignKey)
                .sorted(Comparator.comparing(ForeignKey::child).thenComparing(ForeignKey::name))
                .toList();
    }

    /** Returns what two constraints have in common if they are one key: of a partition its meaning, of a table only itself. */
    private Object identity(Record row) {
        if (!relations.isPartition(child(row))) {
            return row;
        }
        return List.of(
                relations.rootOf(child(row)),
                List.of(row.get("columns", String[].class)),
                parent(row),
                List.of(row.get("parent_columns", String[].class)),
                row.get("match"),
                row.get("on_delete"),
                row.get("on_update"),
                row.get("temporal"));
    }

    private ForeignKey foreignKey(Set<Record> alike) {
        Record row = alike.iterator().next();
        return new ForeignKey(
                row.get("name", String.class),
                relations.nameOf(relations.rootOf(child(row))),
                List.of(row.get("columns", String[].class)),
                relations.nameOf(relations.rootOf(parent(row))),
                List.of(row.get("parent_columns", String[].class)),
                row.get("match", String.class).equals("f") ? MatchType.FULL : MatchType.SIMPLE,
                action(row.get("on_delete", String.class)),
                action(row.get("on_update", String.class)),
                alike.stream().anyMatch(each -> each.get("deferrable", Boolean.class)),
                alike.stream().allMatch(each -> each.get("validated", Boolean.class)),
                alike.stream().allMatch(each -> each.get("enforced", Boolean.class)),
                row.get("temporal", Boolean.class),
                partitions(relations.rootOf(child(row)), alike.stream().map(ForeignKeyReader::child)),
                partitions(relations.rootOf(parent(row)), Stream.of(parent(row))));
    }

    /** Returns the partitions among the declaring relations, none where they make up the whole table. */
    private List<TableName> partitions(long root, Stream<Long> declaring) {
        List<TableName> partitions = declaring
                .flatMap(relation -> relations.partitionsOf(relation).stream())
                .distinct()
                .sorted()
                .toList();
        return partitions.equals(relations.partitionsOf(root)) ? List.of() : partitions;
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

    private static long child(Record row) {
        return row.get("child", Long.class);
    }

    private static long parent(Record row) {
        return row.get("parent", Long.class);
    }
}
