package club.makapix.decile.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/**
 * A random schema with random data: tables with keys of any type or none, some partitioned; foreign keys of one or two columns, to
 * primary and other unique keys, in cycles, partly NULL, MATCH FULL, some not validated with values that dangle.
 */
final class RandomSchema {
    private static final int MOST_ROWS = 24;

    final Random random;
    final String name;
    final List<RandomTable> tables = new ArrayList<>();
    final List<RandomKey> keys = new ArrayList<>();

    RandomSchema(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
        this.name = "s" + seed;
        int count = 2 + random.nextInt(6);
        for (int index = 0; index < count; index++) {
            tables.add(new RandomTable("t" + index, RandomType.pick(random), random));
        }
        int references = 1 + random.nextInt(count * 2);
        for (int index = 0; index < references; index++) {
            RandomTable child = pick(tables);
            RandomTable parent = pick(tables);
            List<RandomColumns> targets = parent.keys();
            if (!targets.isEmpty()) {
                keys.add(new RandomKey("k" + index, child, parent, pick(targets), random));
            }
        }
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    boolean oneIn(int number) {
        return random.nextInt(number) == 0;
    }

    /** Returns the statements that create and fill the schema. */
    String sql() {
        StringBuilder sql =
                new StringBuilder("create schema %s; set search_path = %s, public;\n".formatted(name, name));
        tables.forEach(table -> sql.append(table.ddl(keysOf(table))));
        for (RandomTable table : tables) {
            table.rows = random.nextInt(MOST_ROWS + 1);
        }
        shrinkChildrenOfNothing();
        tables.forEach(table -> sql.append(insert(table)));
        keys.forEach(key -> sql.append(key.ddl()));
        return sql.toString();
    }

    private void shrinkChildrenOfNothing() {
        for (int round = 0; round < tables.size(); round++) {
            for (RandomKey key : keys) {
                if (key.notNull && !key.dangles && key.parent.rows == 0) {
                    key.child.rows = 0;
                }
            }
        }
    }

    private List<RandomKey> keysOf(RandomTable table) {
        return keys.stream().filter(key -> key.child == table).toList();
    }

    private String insert(RandomTable table) {
        StringBuilder sql = new StringBuilder();
        for (int row = 1; row <= table.rows; row++) {
            StringJoiner values = new StringJoiner(", ", "insert into " + table.name + " values (", ");\n");
            values.add(Integer.toString(row));
            values.add(oneIn(8) ? "null" : Integer.toString(random.nextInt(100)));
            table.keyValues(row, values);
            for (RandomKey key : keysOf(table)) {
                key.values(values);
            }
            sql.append(values);
        }
        return sql.toString();
    }
}
