package club.makapix.decile.anonymize;

import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.Table;
import club.makapix.decile.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Holds the rules as they were written: for one column, for all columns of a table, for all columns of a name. Immutable. */
final class RuleBook {
    private static final int EXAMPLES = 3;

    private final Schema schema;
    private final Map<ColumnName, Written> columns;
    private final Map<TableName, Written> tables;
    private final Map<String, Written> names;
    private final List<String> openPatterns;

    private RuleBook(
            Schema schema,
            Map<ColumnName, Written> columns,
            Map<TableName, Written> tables,
            Map<String, Written> names,
            List<String> openPatterns) {
        this.openPatterns = List.copyOf(openPatterns);
        this.schema = schema;
        this.columns = columns;
        this.tables = tables;
        this.names = names;
    }

    /**
     * Holds a rule with where it was written; the place is no part of what the rule says.
     *
     * @param rule the rule
     * @param origin its pattern and, in a recipe file, its line
     */
    record Written(Rule rule, String origin) {
        @Override
        public String toString() {
            return rule.toString();
        }
    }

    static RuleBook empty(Schema schema) {
        return new RuleBook(schema, Map.of(), Map.of(), Map.of(), List.of());
    }

    /**
     * Returns a book with one more rule.
     *
     * @param pattern {@code users.email}, {@code posts.*} or {@code *.emoji}
     * @param place where the rule stands, in words; empty if that is in Java
     * @throws SchemaException if the pattern names nothing, or something that has a rule already
     */
    RuleBook with(String pattern, Rule rule, Optional<String> place) {
        Written written =
                new Written(rule, "rule " + pattern + place.map(" of "::concat).orElse(""));
        int dot = pattern.lastIndexOf('.');
        if (dot <= 0) {
            throw withoutTable(schema, pattern);
        }
        String table = pattern.substring(0, dot);
        String column = pattern.substring(dot + 1);
        if (table.equals("*") || table.equals("**")) {
            checkAny(pattern, column);
            return new RuleBook(schema, columns, tables, with(names, column, written, pattern), open(pattern));
        }
        if (column.equals("*") || column.equals("**")) {
            TableName name = schema.table(table).name();
            return new RuleBook(schema, columns, with(tables, name, written, pattern), names, open(pattern));
        }
        ColumnName name = resolve(schema, pattern);
        return new RuleBook(schema, with(columns, name, written, pattern), tables, names, openPatterns);
    }

    private List<String> open(String pattern) {
        List<String> more = new ArrayList<>(openPatterns);
        if (!pattern.contains("**")) {
            more.add(pattern);
        }
        return more;
    }

    /** Returns the patterns that mean the columns of today alone, and so need a lock to know them. */
    List<String> openPatterns() {
        return openPatterns;
    }

    /**
     * Returns the column that a person means by {@code users.email}.
     *
     * @throws SchemaException if there is none, or the target computes it
     */
    static ColumnName resolve(Schema schema, String name) {
        int dot = name.lastIndexOf('.');
        if (dot <= 0) {
            throw withoutTable(schema, name);
        }
        Table table = schema.table(name.substring(0, dot));
        Column column = table.column(name.substring(dot + 1));
        if (column.generated()) {
            throw new SchemaException(
                    "%s is a generated column: it does not travel, the target computes it; leave it out"
                            .formatted(name));
        }
        return new ColumnName(table.name(), column.name());
    }

    private static SchemaException withoutTable(Schema schema, String name) {
        String examples = schema.tables().stream()
                .filter(table -> table.findColumn(name).isPresent())
                .map(table -> new ColumnName(table.name(), name).toString())
                .limit(EXAMPLES)
                .collect(Collectors.joining(", "));
        return new SchemaException("%s is not a column; name it with its table, for example %s"
                .formatted(name, examples.isEmpty() ? "users.email" : examples));
    }

    private void checkAny(String pattern, String column) {
        if (column.equals("*") || column.equals("**")) {
            throw new SchemaException(
                    "%s would cover columns that nobody has thought of; name a table or a column, for example posts.* or *.colour"
                            .formatted(pattern));
        }
        if (schema.tables().stream().noneMatch(table -> table.findColumn(column).isPresent())) {
            throw new SchemaException("%s names nothing; no table has a column %s".formatted(pattern, column));
        }
    }

    private static <K extends Comparable<? super K>> Map<K, Written> with(
            Map<K, Written> rules, K key, Written rule, String pattern) {
        Map<K, Written> more = new TreeMap<>(rules);
        if (more.put(key, rule) != null) {
            throw new SchemaException("%s has two rules; leave one".formatted(pattern));
        }
        return more;
    }

    /** Returns the rule that names the column itself. */
    Optional<Rule> exact(ColumnName name) {
        return Optional.ofNullable(columns.get(name)).map(Written::rule);
    }

    /** Returns the rule that covers the column: its own, its table's, or that of its name. */
    Optional<Written> find(ColumnName name) {
        return Optional.ofNullable(columns.get(name))
                .or(() -> Optional.ofNullable(tables.get(name.table())))
                .or(() -> Optional.ofNullable(names.get(name.column())));
    }

    /** Returns why the column cannot be settled: a pattern for its table would keep what a pattern for its name would not. */
    Optional<String> contradiction(ColumnName name) {
        Optional<Written> keeping =
                Optional.ofNullable(tables.get(name.table())).filter(byTable -> byTable.rule() instanceof Rule.Keep);
        Optional<Written> other =
                Optional.ofNullable(names.get(name.column())).filter(byName -> !(byName.rule() instanceof Rule.Keep));
        return columns.containsKey(name)
                ? Optional.empty()
                : keeping.flatMap(byTable -> other.map(byName ->
                        "%s is kept by %s, but the %s says something else (%s); give it a rule by its own name"
                                .formatted(
                                        name,
                                        byTable.origin(),
                                        byName.origin(),
                                        byName.rule().treatment())));
    }

    /** Returns all rules as text, the same for the same rules. */
    String describe() {
        return columns + "\n" + tables + "\n" + names;
    }
}
