package club.makapix.decile.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import club.makapix.decile.schema.Identifiers;
import club.makapix.decile.schema.TableName;
import club.makapix.decile.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Puts the rows that travelled into tables of their own and has the server validate every foreign key. */
final class Landing {
    private final TestDatabase database;
    private final RandomRules rules;
    private final Oracle oracle;
    private final Travelled travelled;

    Landing(TestDatabase database, RandomRules rules, Oracle oracle, Travelled travelled) {
        this.database = database;
        this.rules = rules;
        this.oracle = oracle;
        this.travelled = travelled;
    }

    void check() {
        StringBuilder sql = new StringBuilder("create schema landed; set search_path = landed, public;");
        for (RandomTable table : rules.schema.tables) {
            sql.append(table.ddl(rules.schema.keysOf(table)));
        }
        for (RandomTable table : rules.schema.tables) {
            assertThat(cleared(table)).as("cleared columns of " + table.name).isEqualTo(expectedlyCleared(table));
            copy(table, sql);
        }
        rules.schema.keys.forEach(key -> sql.append(key.ddl()));
        database.execute(sql.toString());
        rules.schema.keys.stream()
                .filter(key -> key.form == RandomKey.Form.ARRAY)
                .forEach(this::checkElements);
    }

    private void copy(RandomTable table, StringBuilder sql) {
        Map<String, Travelled.Picked> rows = rows(table);
        String columns = String.join(", ", database.rows("""
                select quote_ident(attname) from pg_attribute
                where attrelid = '%s'::regclass and attnum > 0 order by attnum""".formatted(rules.name(table))));
        sql.append("insert into %s (%s) select %2$s from %s where row_id in (%s);"
                .formatted(
                        table.name,
                        columns,
                        rules.ownRows(table),
                        rows.isEmpty() ? "null" : String.join(",", rows.keySet())));
        rows.forEach((row, picked) -> {
            if (!picked.edits().isEmpty()) {
                String edits = picked.edits().entrySet().stream()
                        .map(edit -> edit.getKey() + " = "
                                + edit.getValue().map(Identifiers::literal).orElse("null"))
                        .collect(Collectors.joining(", "));
                sql.append("update %s set %s where row_id = %s;".formatted(table.ownRows(""), edits, row));
            }
        });
    }

    /** Checks that of an array exactly those elements are left that refer to a row of the cohort. */
    private void checkElements(RandomKey key) {
        assertThat(database.rows("""
                        select row_id from %s t join %s l using (row_id) where l.%s is distinct from %s""".formatted(
                                rules.ownRows(key.child),
                                key.child.ownRows("landed."),
                                key.columns().get(0),
                                oracle.keptElements(key))))
                .as("rows of %s with other elements than expected in %s", key.child.name, key.name)
                .isEmpty();
    }

    private Map<String, Set<String>> cleared(RandomTable table) {
        Map<String, Set<String>> cleared = new TreeMap<>();
        rows(table).forEach((row, picked) -> {
            if (!picked.cleared().isEmpty()) {
                cleared.put(row, picked.cleared());
            }
        });
        return cleared;
    }

    private Map<String, Set<String>> expectedlyCleared(RandomTable table) {
        Map<String, Set<String>> cleared = new TreeMap<>();
        for (RandomKey key : rules.schema.keysOf(table)) {
            List<String> referring = isClearing(key) ? oracle.referring(key) : List.of();
            rows(table).keySet().stream()
                    .filter(row -> referring.contains(row) && oracle.isDetached(key, Integer.parseInt(row)))
                    .forEach(row -> cleared.computeIfAbsent(row, unused -> new TreeSet<>())
                            .addAll(rules.schema.cleared(key)));
        }
        return cleared;
    }

    private boolean isClearing(RandomKey key) {
        return rules.outsideOf(key) == Outside.DETACH && key.form != RandomKey.Form.ARRAY;
    }

    private Map<String, Travelled.Picked> rows(RandomTable table) {
        return travelled.rows(new TableName(rules.schema.name, table.name));
    }
}
