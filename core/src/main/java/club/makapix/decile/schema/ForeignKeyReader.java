package club.makapix.decile.schema;

import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.Multimaps;
import com.google.common.collect.SetMultimap;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes foreign keys of constraints. What several partitions declare alike, each for itself, becomes one key of their
 * table.
 */
final class ForeignKeyReader {
    private final Relations relations;

    ForeignKeyReader(Relations relations) {
        this.relations = relations;
    }

    List<ForeignKey> read(Collection<CatalogueRow> constraints) {
        SetMultimap<Object, CatalogueRow> alike = LinkedHashMultimap.create();
        constraints.stream()
                .filter(row -> row.text("kind").equals("f"))
                .filter(row -> relations.contains(child(row)) && relations.contains(parent(row)))
                .sorted(Comparator.comparing(row -> row.text("name")))
                .forEach(row -> alike.put(identity(row), row));
        return Multimaps.asMap(alike).values().stream()
                .map(this::foreignKey)
                .sorted(Comparator.comparing(ForeignKey::child).thenComparing(ForeignKey::name))
                .toList();
    }

    /** Returns what two constraints have in common if they are one key: of a partition its meaning, of a table only itself. */
    private Object identity(CatalogueRow row) {
        if (!relations.isPartition(child(row))) {
            return row;
        }
        return List.of(
                relations.rootOf(child(row)),
                row.texts("columns"),
                parent(row),
                row.texts("parent_columns"),
                row.text("match"),
                row.text("on_delete"),
                row.text("on_update"),
                row.flag("temporal"));
    }

    private ForeignKey foreignKey(Set<CatalogueRow> alike) {
        CatalogueRow row = alike.iterator().next();
        return new ForeignKey(
                row.text("name"),
                relations.nameOf(relations.rootOf(child(row))),
                row.texts("columns"),
                relations.nameOf(relations.rootOf(parent(row))),
                row.texts("parent_columns"),
                row.text("match").equals("f") ? MatchType.FULL : MatchType.SIMPLE,
                action(row.text("on_delete")),
                action(row.text("on_update")),
                alike.stream().anyMatch(each -> each.flag("deferrable")),
                alike.stream().allMatch(each -> each.flag("validated")),
                alike.stream().allMatch(each -> each.flag("enforced")),
                row.flag("temporal"),
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

    private static long child(CatalogueRow row) {
        return row.number("child");
    }

    private static long parent(CatalogueRow row) {
        return row.number("parent");
    }
}
