package club.makapix.decile.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/** A table with a primary key of one or two columns or none, perhaps another unique key with NULLs, perhaps partitions. */
final class RandomTable {
    final String name;
    final RandomType type;
    final boolean hasPrimaryKey;
    final boolean isPair;
    final boolean isPartitioned;
    final boolean hasUniqueKey;
    int rows;

    RandomTable(String name, RandomType type, Random random) {
        this.name = name;
        this.type = type;
        this.hasPrimaryKey = random.nextInt(6) > 0;
        this.isPair = random.nextInt(4) == 0;
        this.isPartitioned = random.nextInt(6) == 0;
        this.hasUniqueKey = !isPartitioned && random.nextInt(3) == 0;
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

    String ddl(List<RandomKey> references) {
        StringJoiner columns = new StringJoiner(", ", "create table " + name + " (", ")");
        columns.add("row_id int, v int");
        columns.add("a " + type.parent);
        columns.add("b int, u int" + (hasUniqueKey ? " unique" : ""));
        references.forEach(key -> columns.add(key.columnDdl()));
        if (hasPrimaryKey) {
            columns.add("primary key (" + String.join(", ", primaryKey().names()) + ")");
        }
        String partitions = isPartitioned
                ? " partition by hash (a); create table %1$s_0 partition of %1$s for values with (modulus 2, remainder 0);"
                                .formatted(name)
                        + "create table %1$s_1 partition of %1$s for values with (modulus 2, remainder 1)"
                                .formatted(name)
                : "";
        return columns + partitions + ";\n";
    }

    void keyValues(int row, StringJoiner values) {
        values.add(type.value(row));
        values.add(Integer.toString(row % 3));
        values.add(row % 4 == 0 ? "null" : Integer.toString(row + 100));
    }

    /** Returns the literals of the key of that row, written as a child may write them; null where the row has none. */
    static String value(RandomColumns key, int column, int row) {
        return switch (key.names().get(column)) {
            case "a" -> key.types().get(column).equalValue(row);
            case "b" -> Integer.toString(row % 3);
            default -> row % 4 == 0 ? "null" : Integer.toString(row + 100);
        };
    }
}
