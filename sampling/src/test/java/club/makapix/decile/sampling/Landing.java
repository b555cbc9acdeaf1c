package club.makapix.decile.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import club.makapix.decile.schema.TableName;
import club.makapix.decile.testing.TestDatabase;
import java.util.List;
import java.util.Map;
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
            sql.append(table.ddl(
                    rules.schema.keys.stream().filter(key -> key.child == table).toList()));
            copy(table, sql);
        }
        rules.schema.keys.forEach(key -> sql.append(key.ddl()));
        database.execute(sql.toString());
    }

    private void copy(RandomTable table, StringBuilder sql) {
        Map<String, Travelled.Picked> rows = rows(table);
        sql.append("insert into %s select * from %s where row_id in (%s);"
                .formatted(table.name, rules.name(table), rows.isEmpty() ? "null" : String.join(",", rows.keySet())));
        rows.forEach((row, picked) -> {
            if (!picked.cleared().isEmpty()) {
                sql.append("update %s set %s where row_id = %s;"
                        .formatted(
                                table.name,
                                picked.cleared().stream()
                                        .map(column -> column + " = null")
                                        .collect(Collectors.joining(", ")),
                                row));
            }
        });
        for (RandomKey key : rules.schema.keys) {
            if (key.child == table && rules.outsideOf(key) == Outside.DETACH) {
                List<String> referring = referring(key);
                rows.forEach((row, picked) -> assertThat(picked.cleared().containsAll(key.columns()))
                        .as("%s of row %s is cleared if its parent stays", key.name, row)
                        .isEqualTo(referring.contains(row) && oracle.isDetached(key, Integer.parseInt(row))));
            }
        }
    }

    private List<String> referring(RandomKey key) {
        return database.rows("select row_id from %s where num_nulls(%s) = 0 and %s"
                .formatted(rules.name(key.child), String.join(", ", key.columns()), key.when));
    }

    private Map<String, Travelled.Picked> rows(RandomTable table) {
        return travelled.rows(new TableName(rules.schema.name, table.name));
    }
}
