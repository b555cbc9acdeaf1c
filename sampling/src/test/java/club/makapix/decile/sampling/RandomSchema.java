package club.makapix.decile.sampling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A random schema with random data: tables with keys of any type or none, some partitioned, some inheriting; foreign keys of one or
 * two columns, to primary and other unique keys, in cycles, partly NULL, MATCH FULL, sharing columns, declared on partitions or
 * pointing at one, some not validated with values that dangle; declared references, from texts and arrays too.
 */
final class RandomSchema {
    final Random random;
    final String name;
    final List<RandomTable> tables = new ArrayList<>();
    final List<RandomKey> keys = new ArrayList<>();

    RandomSchema(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
        this.name = "s" + seed;
        int count = 2 + random.nextInt(6);
        for (int index = 0; index < count; index++) {
            RandomTable ancestor = index == 0 || tables.get(index - 1).isPartitioned() ? null : tables.get(index - 1);
            tables.add(new RandomTable("t" + index, ancestor, random));
        }
        int references = 1 + random.nextInt(count * 2);
        for (int index = 0; index < references; index++) {
            RandomTable child = pick(tables);
            RandomTable parent = pick(tables);
            if (!parent.keys().isEmpty()) {
                RandomKey key = new RandomKey("k" + index, child, parent, pick(parent.keys()), keys);
                Stream.of(key).filter(RandomKey::isPossible).forEach(keys::add);
            }
        }
        shrinkChildrenOfNothing();
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
        tables.forEach(table -> sql.append(insert(table)));
        keys.forEach(key -> sql.append(key.ddl()));
        return sql.toString();
    }

    private void shrinkChildrenOfNothing() {
        for (int round = 0; round < tables.size(); round++) {
            for (RandomKey key : keys) {
                if (key.isNotNull() && !key.dangles && key.parent.rows == 0) {
                    key.child.rows = 0;
                }
            }
        }
    }

    List<RandomKey> keysOf(RandomTable table) {
        return keys.stream().filter(key -> key.child == table).toList();
    }

    private String insert(RandomTable table) {
        StringBuilder sql = new StringBuilder();
        for (int row = 1; row <= table.rows; row++) {
            Map<String, String> values = new LinkedHashMap<>();
            table.fill(row, values);
            for (RandomTable filled = table; filled != null; filled = filled.inherits) {
                keysOf(filled).forEach(key -> key.fill(values));
            }
            sql.append("insert into %s (%s) values (%s);%n"
                    .formatted(table.name, String.join(", ", values.keySet()), String.join(", ", values.values())));
        }
        return sql.toString();
    }

    /** Returns the columns that detach a key: as few as possible, so that no other key is torn. */
    List<String> cleared(RandomKey key) {
        List<String> clearable = key.columns().stream().filter(key::isNullable).toList();
        List<String> own = clearable.stream()
                .filter(column -> keysOf(key.child).stream()
                        .noneMatch(other -> !other.columns().equals(key.columns())
                                && other.columns().contains(column)))
                .toList();
        return key.isFull() || own.isEmpty() ? clearable : own;
    }

    /** Tells whether a key can be detached, without another one becoming partly NULL that must not. */
    boolean isDetachable(RandomKey key) {
        List<String> cleared = cleared(key);
        boolean tears = keysOf(key.child).stream()
                .filter(RandomKey::isFull)
                .anyMatch(other -> !cleared.containsAll(other.columns())
                        && other.columns().stream().anyMatch(cleared::contains));
        return !cleared.isEmpty() && !tears;
    }
}
