package club.makapix.decile.sampling;

import club.makapix.decile.sampling.ColumnFacts.Range;
import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.ForeignKey;
import club.makapix.decile.schema.Table;
import club.makapix.decile.schema.TableName;
import club.makapix.decile.transfer.Row;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Knows what the server's statistics say of columns. Autovacuum gathers them for partitions but never for the partitioned table: where
 * nobody else did, those of its partitions are put together.
 */
final class Statistics {
    private static final String QUERY = """
            select n.nspname, c.relname,
                case when c.reltuples >= 0 then c.reltuples else pg_catalog.pg_relation_size(c.oid) / 100 end,
                s.attname, s.null_frac, s.n_distinct, r.lowest, r.highest
            from pg_catalog.pg_class c
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            left join pg_catalog.pg_stats s
                on s.schemaname = n.nspname and s.tablename = c.relname and s.inherited = (c.relkind = 'p')
            left join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attname = s.attname and c.relispartition
                and a.atttypid = any ('{int2,int4,int8}'::pg_catalog.regtype[])
            left join lateral (
                select pg_catalog.min(v) as lowest, pg_catalog.max(v) as highest
                from pg_catalog.unnest(coalesce(s.histogram_bounds::text, s.most_common_vals::text)::bigint[]) v
                where a.attrelid is not null) r on true
            where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')""";

    private final Map<TableName, Table> tables;
    private final Map<TableName, Double> rows = new HashMap<>();
    private final Map<TableName, Map<String, ColumnFacts>> facts = new HashMap<>();
    private final Set<TableName> putTogether = new HashSet<>();

    private Statistics(Collection<Table> tables) {
        this.tables = tables.stream().collect(Collectors.toMap(Table::name, table -> table));
    }

    /** Reads what there is to know of these tables and their partitions in one query. */
    static Statistics read(Collection<Table> tables, Source source) {
        Statistics statistics = new Statistics(tables);
        source.query("the statistics of the source", QUERY, statistics::add);
        tables.stream().filter(table -> !statistics.knows(table.name())).forEach(statistics::putTogether);
        return statistics;
    }

    private void add(Row row) {
        TableName name = new TableName(Objects.requireNonNull(row.text(0)), Objects.requireNonNull(row.text(1)));
        Table table = tables.get(name);
        double known = table == null ? number(row, 2) : table.estimatedRows();
        rows.put(name, known);
        String column = row.text(3);
        if (column != null) {
            double distinct = number(row, 5);
            double values = distinct < 0 ? -distinct * known : distinct;
            facts.computeIfAbsent(name, unused -> new HashMap<>())
                    .put(column, new ColumnFacts(known, number(row, 4), values == 0 ? known : values, range(row)));
        }
    }

    private static double number(Row row, int field) {
        return Double.parseDouble(Objects.requireNonNull(row.text(field)));
    }

    private static Optional<Range> range(Row row) {
        return row.text(6) == null ? Optional.empty() : Optional.of(new Range(number(row, 6), number(row, 7)));
    }

    private void putTogether(Table table) {
        Map<String, ColumnFacts> columns = new HashMap<>();
        for (Column column : table.columns()) {
            List<ColumnFacts> parts = table.partitions().stream()
                    .flatMap(partition -> facts(partition, column.name()).stream())
                    .toList();
            if (!parts.isEmpty()) {
                columns.put(column.name(), ColumnFacts.combined(parts));
            }
        }
        if (!columns.isEmpty()) {
            facts.put(table.name(), columns);
            putTogether.add(table.name());
        }
    }

    /** Returns what is known of a column of a table or a partition. */
    Optional<ColumnFacts> facts(TableName table, String column) {
        return Optional.ofNullable(facts.getOrDefault(table, Map.of()).get(column));
    }

    /** Tells whether anything is known of the columns of the table. */
    boolean knows(TableName table) {
        return facts.containsKey(table);
    }

    /** Tells whether what is known of the table was gathered for its partitions alone. */
    boolean isPutTogether(TableName table) {
        return putTogether.contains(table);
    }

    /** Returns the relations whose statistics speak for the table: its partitions, if only theirs were gathered. */
    List<TableName> sources(Table table) {
        return isPutTogether(table.name()) ? table.partitions() : List.of(table.name());
    }

    /** Returns the share of rows that the key does not bind, as a column is NULL or the partition lacks the key; NULLs count as apart. */
    double absent(ForeignKey key) {
        double present = boundShare(key);
        for (String column : key.columns()) {
            present *= 1
                    - facts(key.child(), column).map(ColumnFacts::nullFraction).orElse(0d);
        }
        return 1 - present;
    }

    private double boundShare(ForeignKey key) {
        Table child = tables.get(key.child());
        if (key.childPartitions().isEmpty() || child == null) {
            return 1;
        }
        double bound = key.childPartitions().stream().mapToDouble(this::rows).sum();
        return Math.min(1, bound / Math.max(1, child.estimatedRows()));
    }

    /** Returns the rows that are expected in a table or a partition. */
    double rows(TableName relation) {
        return rows.getOrDefault(relation, 0d);
    }

    /** Returns how many different values the columns have in a table of so many rows, at most. */
    double distinct(TableName table, List<String> columns, double rows) {
        double distinct = 1;
        for (String column : columns) {
            distinct *= facts(table, column).map(ColumnFacts::distinct).orElse(rows);
        }
        return Math.max(1, Math.min(distinct, rows));
    }
}
