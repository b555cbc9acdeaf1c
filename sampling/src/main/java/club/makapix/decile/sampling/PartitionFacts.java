package club.makapix.decile.sampling;

import club.makapix.decile.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Knows of single partitions what the schema says of whole tables: their indexes, and whether the statistics call them empty. */
final class PartitionFacts {
    private final Map<TableName, Map<String, List<String>>> indexes = new HashMap<>();
    private final Set<TableName> empty = new HashSet<>();

    private PartitionFacts() {}

    /** Reads what there is to know in one query. */
    static PartitionFacts read(Source source) {
        PartitionFacts facts = new PartitionFacts();
        String sql = """
                select n.nspname, c.relname, c.reltuples = 0, i.indexrelid, a.attname
                from pg_catalog.pg_class c
                join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                left join (pg_catalog.pg_index i
                        cross join lateral unnest(i.indkey::int2[]) with ordinality as k (attnum, position)
                        join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum)
                    on i.indrelid = c.oid and i.indisvalid and i.indpred is null
                        and k.position <= i.indnkeyatts and i.indexprs is null
                where c.relispartition and c.relkind = 'r'
                order by c.oid, i.indexrelid, k.position""";
        source.query("the partitions of the source", sql, row -> {
            TableName partition =
                    new TableName(Objects.requireNonNull(row.text(0)), Objects.requireNonNull(row.text(1)));
            if ("t".equals(row.text(2))) {
                facts.empty.add(partition);
            }
            String index = row.text(3);
            if (index != null) {
                facts.indexes
                        .computeIfAbsent(partition, unused -> new LinkedHashMap<>())
                        .computeIfAbsent(index, unused -> new ArrayList<>())
                        .add(Objects.requireNonNull(row.text(4)));
            }
        });
        return facts;
    }

    /** Tells whether the partition was empty when the statistics were gathered. */
    boolean isEmpty(TableName partition) {
        return empty.contains(partition);
    }

    /** Returns for every index of the partition that is valid and of plain columns alone its columns. */
    List<List<String>> indexedPrefixes(TableName partition) {
        return List.copyOf(indexes.getOrDefault(partition, Map.of()).values());
    }
}
