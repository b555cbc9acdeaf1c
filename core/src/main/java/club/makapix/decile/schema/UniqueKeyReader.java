package club.makapix.decile.schema;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.LinkedListMultimap;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.Multimaps;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Record;

/** Makes unique keys of indexes. What several partitions index alike, each for itself, becomes one key of their table. */
final class UniqueKeyReader {
    private final Relations relations;
    private final ListMultimap<Long, Record> own = ArrayListMultimap.create();
    private final ListMultimap<Long, Record> ofPartitions = ArrayListMultimap.create();

    UniqueKeyReader(Relations relations, Collection<Record> indexes) {
        this.relations = relations;
        for (Record index : indexes) {
            if (!relations.contains(relation(index))) {
                continue;
            }
            if (!relations.isPartition(relation(index))) {
                own.put(relation(index), index);
            } else if (!index.get("inherited", Boolean.class)) {
                ofPartitions.put(relations.rootOf(relation(index)), index);
            }
        }
    }

    /** Returns the table's own keys, the primary one first, then those that only partitions have. */
    List<UniqueKey> uniqueKeysOf(long table) {
        ListMultimap<Object, Record> alike = LinkedListMultimap.create();
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
                .filter(index -> index.get("predicate") == null)
                .map(index -> columns(index).takeWhile(Objects::nonNull).toList())
                .filter(prefix -> !prefix.isEmpty())
                .toList();
    }

    private UniqueKey partitionKey(List<Record> alike) {
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
    private UniqueKey uniqueKey(Record index, String name, List<TableName> partitions) {
        return new UniqueKey(
                name,
                index.get("is_primary", Boolean.class) && !relations.isPartition(relation(index)),
                columns(index).filter(Objects::nonNull).toList(),
                List.of(index.get("expressions", String[].class)),
                Optional.ofNullable(index.get("predicate", String.class)),
                index.get("nulls_distinct", Boolean.class),
                List.of(index.get("reads", String[].class)),
                partitions);
    }

    private static Stream<String> columns(Record index) {
        return Arrays.stream(index.get("columns", String[].class));
    }

    private static boolean isUnique(Record index) {
        return index.get("is_unique", Boolean.class);
    }

    private static String name(Record index) {
        return index.get("name", String.class);
    }

    private static long relation(Record index) {
        return index.get("relation", Long.class);
    }
}
