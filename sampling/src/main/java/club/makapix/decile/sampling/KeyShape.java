package club.makapix.decile.sampling;

import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.ColumnType;
import club.makapix.decile.schema.Identifiers;
import club.makapix.decile.schema.Table;
import club.makapix.decile.schema.TypeKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Describes how the keys over some columns of a table are read, kept and written back into SQL.
 *
 * @param expressions the SQL expressions of the columns over the row {@code t}
 * @param types the SQL type of each
 * @param form how the keys are kept
 */
record KeyShape(List<String> expressions, List<String> types, Form form) {
    private static final Set<String> INTEGERS = Set.of("int2", "int4", "int8");
    private static final Set<String> TEXTS = Set.of("text", "varchar");
    /** Types whose equal values are equal texts. */
    private static final Set<String> CANONICAL =
            Set.of("uuid", "bool", "date", "time", "timestamp", "timestamptz", "bytea", "oid", "name", "macaddr");

    /** In characters: the server parses this many in well under a second, and a heap of 256 MiB holds a few copies. */
    private static final int LONGEST_LITERAL = 8_000_000;

    private static final long MOST_KEYS = 1_000_000;

    /** Tells how keys are kept. */
    enum Form {
        INTEGER,
        INTEGER_PAIR,
        UUID,
        TEXT
    }

    static KeyShape of(Table table, ParentKey key) {
        List<Column> columns = key.columns().stream().map(table::column).toList();
        return new KeyShape(
                key.expressions(),
                columns.stream().map(column -> sqlType(column.type())).toList(),
                form(columns));
    }

    /** Returns the shape of where a row is stored, valid within one snapshot: the identity of last resort. */
    static KeyShape ofPlace(Table table) {
        return table.isPartitioned()
                ? new KeyShape(List.of("t.tableoid", "t.ctid"), List.of("oid", "tid"), Form.TEXT)
                : new KeyShape(List.of("t.ctid"), List.of("tid"), Form.TEXT);
    }

    private static Form form(List<Column> columns) {
        List<String> classes =
                columns.stream().map(column -> textClass(column).orElse("")).toList();
        if (classes.equals(List.of("integer"))) {
            return Form.INTEGER;
        }
        if (classes.equals(List.of("integer", "integer"))) {
            return Form.INTEGER_PAIR;
        }
        return classes.equals(List.of("uuid")) ? Form.UUID : Form.TEXT;
    }

    private static String sqlType(ColumnType type) {
        return Identifiers.quote(type.schema()) + "." + Identifiers.quote(type.name());
    }

    /**
     * Returns what values of the column may be compared with as text: two columns of the same class hold equal values exactly if
     * their texts are equal. Empty for a type whose equal values may differ in text.
     */
    static Optional<String> textClass(Column column) {
        ColumnType type = column.type();
        boolean ofBuiltIn = type.kind() == TypeKind.DOMAIN || type.schema().equals("pg_catalog");
        if (type.kind() == TypeKind.ENUM) {
            return Optional.of("enum " + sqlType(type));
        }
        return type.kind() == TypeKind.ARRAY || !ofBuiltIn || !column.deterministic()
                ? Optional.empty()
                : builtInClass(type.base());
    }

    private static Optional<String> builtInClass(String base) {
        if (INTEGERS.contains(base)) {
            return Optional.of("integer");
        }
        if (TEXTS.contains(base)) {
            return Optional.of("text");
        }
        return CANONICAL.contains(base) ? Optional.of(base) : Optional.empty();
    }

    /** Returns the same for the elements of an array. */
    static Optional<String> textClassOfElements(ColumnType array) {
        return array.labels().isEmpty()
                ? builtInClass(array.base())
                : Optional.of("enum " + Identifiers.quote(array.schema()) + "." + Identifiers.quote(array.base()));
    }

    KeySet newSet() {
        return switch (form) {
            case INTEGER -> new IntegerKeySet();
            case INTEGER_PAIR -> new PairKeySet(false);
            case UUID -> new PairKeySet(true);
            case TEXT -> new TextKeySet(expressions.size());
        };
    }

    /**
     * Passes on SQL conditions that the values of these expressions are a key in one of the sets: conditions of bounded length
     * that hold for different values and together cover the sets.
     */
    void forEachCondition(List<String> values, Collection<KeySet> sets, Consumer<String> conditions) {
        KeyLiteral literal = new KeyLiteral(types);
        for (KeySet set : sets) {
            set.forEach(key -> {
                literal.add(key);
                if (literal.length() >= LONGEST_LITERAL) {
                    conditions.accept(literal.contains(values));
                    literal.clear();
                }
            });
        }
        if (!literal.isEmpty()) {
            conditions.accept(literal.contains(values));
        }
    }

    /** Returns one such condition for all sets; {@code true} if it would be too long to be worth while. */
    String condition(List<String> values, Collection<KeySet> sets) {
        if (sets.stream().mapToLong(KeySet::size).sum() > MOST_KEYS) {
            return "true";
        }
        List<String> conditions = new ArrayList<>();
        forEachCondition(values, sets, conditions::add);
        return Sql.anyOf(conditions);
    }
}
