package club.makapix.decile.sampling;

import club.makapix.decile.schema.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Knows what the server's statistics say of columns. */
final class Statistics {
    private static final ColumnFacts UNKNOWN = new ColumnFacts(0, 0);

    private final Map<TableName, Map<String, ColumnFacts>> facts = new HashMap<>();

    /**
     * States what is known of a column.
     *
     * @param nullFraction the share of rows in which it is NULL
     * @param distinct the number of its values; if negative, their share of the rows; 0 if unknown
     */
    private record ColumnFacts(double nullFraction, double distinct) {}

    private Statistics() {}

    static Statistics read(Source source) {
        Statistics statistics = new Statistics();
        String sql = """
                select schemaname, tablename, attname, null_frac, n_distinct from pg_catalog.pg_stats
                where schemaname not in ('pg_catalog', 'information_schema') order by inherited""";
        source.query(
                "the statistics of the source",
                sql,
                row -> statistics
                        .facts
                        .computeIfAbsent(
                                new TableName(Objects.requireNonNull(row.text(0)), Objects.requireNonNull(row.text(1))),
                                unused -> new HashMap<>())
                        .put(
                                Objects.requireNonNull(row.text(2)),
                                new ColumnFacts(
                                        Double.parseDouble(Objects.requireNonNull(row.text(3))),
                                        Double.parseDouble(Objects.requireNonNull(row.text(4))))));
        return statistics;
    }

    /** Returns the share of rows in which at least one of the columns is NULL, if NULLs keep apart. */
    double nullFraction(TableName table, List<String> columns) {
        double present = 1;
        for (String column : columns) {
            present *= 1 - facts(table, column).nullFraction();
        }
        return 1 - present;
    }

    /** Returns how many different values the columns have in a table of so many rows, at most. */
    double distinct(TableName table, List<String> columns, double rows) {
        double distinct = 1;
        for (String column : columns) {
            double known = facts(table, column).distinct();
            double values = known < 0 ? -known * rows : known;
            distinct *= values == 0 ? rows : values;
        }
        return Math.max(1, Math.min(distinct, rows));
    }

    private ColumnFacts facts(TableName table, String column) {
        return facts.getOrDefault(table, Map.of()).getOrDefault(column, UNKNOWN);
    }
}
