package club.makapix.decile.sampling.rehearsal;

import club.makapix.decile.schema.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Holds what the rows of a database must obey: column types, NOT NULL, and constraints, by the identity of their tables. */
final class RuleCatalogue {
    private static final String COLUMNS = Queries.text("columns");
    private static final String RULES = Queries.text("rules");
    private static final String PARTITIONS = Queries.text("partitions");

    private final Map<Long, TableName> tables = new TreeMap<>();
    private final Map<ColumnId, TypedColumn> columns = new TreeMap<>();
    private final List<Rule> rules;
    private final List<Partition> partitions;

    private RuleCatalogue(List<TypedColumn> columns, List<Rule> rules, List<Partition> partitions) {
        for (TypedColumn column : columns) {
            this.tables.put(column.id().relation(), column.table());
            this.columns.put(column.id(), column);
        }
        this.rules = List.copyOf(rules);
        this.partitions = List.copyOf(partitions);
    }

    static RuleCatalogue empty() {
        return new RuleCatalogue(List.of(), List.of(), List.of());
    }

    static RuleCatalogue read(Connection connection) throws SQLException {
        return new RuleCatalogue(
                Queries.list(connection, COLUMNS, TypedColumn::read),
                Queries.list(connection, RULES, Rule::read),
                Queries.list(connection, PARTITIONS, Partition::read));
    }

    /** Identifies a column whatever its name becomes. */
    record ColumnId(long relation, int number) implements Comparable<ColumnId> {
        @Override
        public int compareTo(ColumnId other) {
            int byRelation = Long.compare(relation, other.relation);
            return byRelation != 0 ? byRelation : Integer.compare(number, other.number);
        }
    }

    /** A constraint or unique index; {@code kind} as in {@code pg_constraint}, {@code keys} the index's columns as SQL. */
    record Rule(
            long relation,
            String name,
            String kind,
            long parent,
            List<Integer> columns,
            List<Integer> parentColumns,
            boolean matchFull,
            boolean validated,
            boolean local,
            @Nullable String expression,
            List<Integer> used,
            List<String> keys,
            @Nullable String predicate,
            boolean nullsDistinct,
            List<String> operators) {
        private static Rule read(ResultSet row) throws SQLException {
            return new Rule(
                    row.getLong("relation"),
                    row.getString("name"),
                    row.getString("kind"),
                    row.getLong("parent"),
                    numbers(row, "columns"),
                    numbers(row, "parent_columns"),
                    row.getBoolean("match_full"),
                    row.getBoolean("validated"),
                    row.getBoolean("local"),
                    row.getString("expression"),
                    numbers(row, "used"),
                    Queries.strings(row, "keys"),
                    row.getString("predicate"),
                    row.getBoolean("nulls_distinct"),
                    Queries.strings(row, "operators"));
        }

        private static List<Integer> numbers(ResultSet row, String column) throws SQLException {
            return Queries.strings(row, column).stream().map(Integer::valueOf).toList();
        }

        /** Tells whether the other rule asks the same of the same table, and of the same rows, whatever the names. */
        boolean asksTheSame(Rule other) {
            return renamed().equals(other.renamed());
        }

        private Rule renamed() {
            return new Rule(
                    relation,
                    "",
                    kind.equals("p") ? "u" : kind,
                    parent,
                    columns,
                    parentColumns,
                    matchFull,
                    validated,
                    local,
                    expression,
                    used,
                    keys,
                    predicate,
                    nullsDistinct,
                    operators);
        }
    }

    /** A partition with what its rows must obey; null for a default partition that is alone. */
    record Partition(
            long relation,
            TableName table,
            long parent,
            boolean isDefault,
            @Nullable String expression) {
        private static Partition read(ResultSet row) throws SQLException {
            return new Partition(
                    row.getLong("relation"),
                    new TableName(row.getString("schema"), row.getString("table_name")),
                    row.getLong("parent"),
                    row.getBoolean("is_default"),
                    row.getString("expression"));
        }
    }

    Optional<TableName> table(long relation) {
        return Optional.ofNullable(tables.get(relation));
    }

    Optional<TypedColumn> column(ColumnId id) {
        return Optional.ofNullable(columns.get(id));
    }

    List<TypedColumn> columns() {
        return new ArrayList<>(columns.values());
    }

    /** Returns the rules that are not among the other's. */
    List<Rule> rulesBeyond(RuleCatalogue other) {
        return rules.stream()
                .filter(rule -> other.rules.stream().noneMatch(rule::asksTheSame))
                .toList();
    }

    /** Returns the partitions that are not among the other's. */
    List<Partition> partitionsBeyond(RuleCatalogue other) {
        return partitions.stream()
                .filter(partition -> other.partitions.stream().noneMatch(old -> old.relation() == partition.relation()))
                .toList();
    }

    /** Returns the partition of that table which takes what no other does. */
    Optional<Partition> defaultPartition(long parent) {
        return partitions.stream()
                .filter(partition -> partition.isDefault() && partition.parent() == parent)
                .findFirst();
    }
}
