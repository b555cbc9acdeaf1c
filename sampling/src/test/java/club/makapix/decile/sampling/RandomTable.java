package club.makapix.decile.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A table with a primary key of one or two columns or none, perhaps another unique key with NULLs; perhaps in partitions, perhaps
 * inheriting from another.
 */
final class RandomTable {
    /** The column that keys may share. */
    static final String TENANT = "s";

    static final int FIRST_UNIQUE = 101;
    private static final int MOST_ROWS = 24;

    final Random random;
    final String name;
    final RandomType type;
    final boolean hasPrimaryKey;
    final boolean hasUniqueKey;
    final boolean hasTenantNotNull;
    final @Nullable RandomTable inherits;
    private final boolean isPair;
    private final boolean isPartitioned;
    int rows;

    /**
     * Makes up a table.
     *
     * @param ancestor a table that it may inherit from; null if there is none
     */
    RandomTable(String name, @Nullable RandomTable ancestor, Random random) {
        this.name = name;
        this.random = random;
        this.inherits = random.nextInt(6) == 0 ? ancestor : null;
        this.type = inherits == null ? RandomType.pick(random) : inherits.type;
        this.hasPrimaryKey = random.nextInt(6) > 0;
        this.isPair = random.nextInt(3) == 0;
        this.isPartitioned = inherits == null && random.nextInt(5) == 0;
        this.hasUniqueKey = !isPartitioned && random.nextInt(3) == 0;
        this.hasTenantNotNull = inherits == null ? random.nextInt(3) == 0 : inherits.hasTenantNotNull;
        this.rows = random.nextInt(MOST_ROWS + 1);
    }

    boolean isPartitioned() {
        return isPartitioned;
    }

    boolean isPartitionedByList() {
        return isPartitioned && isPair;
    }

    /** Tells whether the row lies in the first partition of a table that is partitioned by list. */
    static boolean isInListedLeaf(int row) {
        return row % 3 == 0;
    }

    /** Returns the partitions that declare a key, each for itself; none if the table declares it. */
    List<String> someLeaves() {
        if (!isPartitioned || random.nextBoolean()) {
            return List.of();
        }
        return random.nextInt(3) == 0 ? List.of(name + "_0", name + "_1") : List.of(name + "_" + random.nextInt(2));
    }

    /** Returns a partition that a key may reference; none if there are none. */
    List<String> oneLeaf() {
        return isPartitioned ? List.of(name + "_0") : List.of();
    }

    /** Returns what a foreign key may reference. */
    List<RandomColumns> keys() {
        List<RandomColumns> keys = new ArrayList<>();
        if (hasPrimaryKey) {
            keys.add(primaryKey());
        }
        if (hasUniqueKey) {
            keys.add(new RandomColumns(List.of("u"), List.of(RandomType.INT)));
        }
        return keys;
    }

    RandomColumns primaryKey() {
        return isPair
                ? new RandomColumns(List.of("a", "b"), List.of(type, RandomType.INT))
                : new RandomColumns(List.of("a"), List.of(type));
    }

    /** Returns the FROM item of its own rows; the prefix names the schema. */
    String ownRows(String prefix) {
        return (isPartitioned ? "" : "only ") + prefix + name;
    }

    String ddl(List<RandomKey> references) {
        StringJoiner columns = new StringJoiner(", ", "create table " + name + " (", ")");
        columns.add("row_id int, v int");
        columns.add("a " + type.parent);
        columns.add("b int, u int" + (hasUniqueKey ? " unique" : ""));
        columns.add(TENANT + " int" + (hasTenantNotNull ? " not null" : ""));
        references.forEach(key -> key.addColumns(columns));
        if (hasPrimaryKey) {
            columns.add("primary key (" + String.join(", ", primaryKey().names()) + ")");
        }
        String ancestor = inherits == null ? "" : " inherits (" + inherits.name + ")";
        return columns + ancestor + partitions() + ";\n";
    }

    private String partitions() {
        if (!isPartitioned) {
            return "";
        }
        String first = "create table %1$s_0 partition of %1$s ".formatted(name);
        String second = "create table %1$s_1 partition of %1$s ".formatted(name);
        return isPair
                ? " partition by list (b); " + first + "for values in (0); " + second + "default"
                : " partition by hash (a); " + first + "for values with (modulus 2, remainder 0); " + second
                        + "for values with (modulus 2, remainder 1)";
    }

    void fill(int row, Map<String, String> values) {
        values.put("row_id", Integer.toString(row));
        values.put("v", random.nextInt(8) == 0 ? "null" : Integer.toString(random.nextInt(100)));
        values.put("a", type.value(row));
        values.put("b", Integer.toString(row % 3));
        values.put("u", unique(row));
        values.put(TENANT, !hasTenantNotNull && random.nextInt(5) == 0 ? "null" : Integer.toString(random.nextInt(3)));
    }

    private static String unique(int row) {
        return row % 4 == 0 ? "null" : Integer.toString(row - 1 + FIRST_UNIQUE);
    }

    /** Returns the literals of the key of that row, written as a child may write them; null where the row has none. */
    static String value(RandomColumns key, int column, int row) {
        return switch (key.names().get(column)) {
            case "a" -> key.types().get(column).equalValue(row);
            case "b" -> Integer.toString(row % 3);
            default -> unique(row);
        };
    }
}
