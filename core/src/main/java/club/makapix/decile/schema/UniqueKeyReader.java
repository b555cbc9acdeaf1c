package club.makapix.decile.schema;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.LinkedListMultimap;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.Multimaps;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Makes unique keys of indexes. What several partitions index alike, each for itself, becomes one key of their table. */
final class UniqueKeyReader {
    private final Relations relations;
    private final ListMultimap<Long, CatalogueRow> own = ArrayListMultimap.create();
    private final ListMultimap<Long, CatalogueRow> ofPartitions = ArrayListMultimap.create();

    UniqueKeyReader(Relations relations, Collection<CatalogueRow> indexes) {
        this.relations = relations;
        for (CatalogueRow index : indexes) {
            if (!relations.contains(relation(index))) {
                continue;
            }
            if (!relations.isPartition(relation(index))) {
                own.put(relation(index), index);
            } else if (!index.flag("inherited")) {
                ofPartitions.put(relations.rootOf(relation(index)), index);
            }
        }
    }

    /** Returns the table's own keys, the primary one first, then those that only partitions have. */
    List<UniqueKey> uniqueKeysOf(long table) {
        ListMultimap<Object, CatalogueRow> alike = LinkedListMultimap.create();
        ofPartitions.get(table).stream()
                .filter(UniqueKeyReader::isUnique)
                .forEach(index -> alike.put(uniqueKey(index, "", List.of()), index));
        return Stream.concat(
                        own.get(table).stream()
                                .filter(UniqueKeyReader::isUnique)
                                .map(index -> uniqueKey(index, name(index), List.of())),
                        Multimaps.asMap(alike).values().stream().map(this::partitionKey))
                .toList();
    }

    /** Returns the plain leading columns of every index of the table that is not partial. */
    List<List<String>> indexedPrefixesOf(long table) {
        return own.get(table).stream()
                .filter(index -> index.find("predicate").isEmpty())
                .map(index -> index.texts("columns").stream()
                        .takeWhile(UniqueKeyReader::isPlain)
                        .toList())
                .filter(prefix -> !prefix.isEmpty())
                .toList();
    }

    private UniqueKey partitionKey(List<CatalogueRow> alike) {
        List<TableName> partitions = alike.stream()
                .flatMap(index -> relations.partitionsOf(relation(index)).stream())
                .distinct()
                .sorted()
                .toList();
        String name =
                alike.stream().map(UniqueKeyReader::name).min(String::compareTo).orElseThrow();
        return uniqueKey(alike.get(0), name, partitions);
    }

    /** A partition's primary key is no primary key of the table. */
    private UniqueKey uniqueKey(CatalogueRow index, String name, List<TableName> partitions) {
        return new UniqueKey(
                name,
                index.flag("is_primary") && !relations.isPartition(relation(index)),
                index.texts("columns").stream().filter(UniqueKeyReader::isPlain).toList(),
                index.texts("expressions"),
                index.find("predicate"),
                index.flag("nulls_distinct"),
                index.texts("reads"),
                partitions);
    }

    private static boolean isPlain(String column) {
        return !column.isEmpty();
    }

    private static boolean isUnique(CatalogueRow index) {
        return index.flag("is_unique");
    }

    private static String name(CatalogueRow index) {
        return index.text("name");
    }

    private static long relation(CatalogueRow index) {
        return index.number("relation");
    }
}
