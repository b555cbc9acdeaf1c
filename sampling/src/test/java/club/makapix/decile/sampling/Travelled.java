package club.makapix.decile.sampling;

import club.makapix.decile.schema.Table;
import club.makapix.decile.schema.TableName;
import club.makapix.decile.transfer.Reason;
import club.makapix.decile.transfer.Row;
import club.makapix.decile.transfer.Snapshot;
import club.makapix.decile.transfer.TableSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rows that a cohort picks, found as a transfer would: by condition and judgement; each known by one expression. */
final class Travelled {
    private final Map<String, Map<String, Picked>> rows = new TreeMap<>();

    /** One row that travels, why, and which columns get which text on the way, none for NULL. */
    record Picked(Reason reason, TreeMap<String, Optional<String>> edits) {
        /** Returns the columns that become NULL. */
        Set<String> cleared() {
            TreeSet<String> cleared = new TreeSet<>(edits.keySet());
            cleared.removeIf(column -> edits.get(column).isPresent());
            return cleared;
        }
    }

    /** Runs the selection of every table. */
    static Travelled of(Snapshot snapshot, Cohort cohort, String identity) {
        Travelled travelled = new Travelled();
        for (Table table : snapshot.schema().tables()) {
            cohort.of(table).ifPresent(selection -> travelled.read(snapshot, table, selection, identity));
        }
        return travelled;
    }

    private void read(Snapshot snapshot, Table table, TableSelection selection, String identity) {
        Map<String, Picked> picked = rows.computeIfAbsent(table.name().toString(), unused -> new TreeMap<>());
        List<String> expressions = new ArrayList<>(selection.inputs());
        expressions.add(identity);
        List<String> columns = selection.columns();
        String sql = Sql.select(expressions, table, List.of(selection.condition()));
        snapshot.query("test", sql, row -> {
            TreeMap<String, Optional<String>> edits = new TreeMap<>();
            Reason reason = selection.judge(
                    new EditedRow(row, selection.inputs(), edits),
                    (int column, @Nullable String value) -> edits.put(columns.get(column), Optional.ofNullable(value)));
            if (reason != null) {
                picked.put(text(row, expressions.size() - 1), new Picked(reason, edits));
            }
        });
    }

    /** Returns what is written into the rows of one table of the schema public on their way: row, column and new value. */
    static List<String> edits(Snapshot snapshot, Cohort cohort, String table, String identity) {
        TableSelection selection = cohort.of(snapshot.schema().table(table)).orElseThrow();
        List<String> edits = new ArrayList<>();
        List<String> expressions = new ArrayList<>(selection.inputs());
        expressions.add(identity);
        String sql = Sql.select(expressions, snapshot.schema().table(table), List.of(selection.condition()));
        snapshot.query(
                "test",
                sql,
                row -> selection.judge(
                        row,
                        (int column, @Nullable String value) -> edits.add(text(row, expressions.size() - 1) + " "
                                + selection.columns().get(column) + "=" + value)));
        return edits;
    }

    private static String text(Row row, int field) {
        return Optional.ofNullable(row.text(field)).orElse("null");
    }

    Map<String, Picked> rows(TableName table) {
        return rows.getOrDefault(table.toString(), Map.of());
    }

    /** Returns the rows of a table of the schema public, in the order of their texts. */
    List<String> of(String table) {
        return List.copyOf(rows.getOrDefault("public." + table, Map.of()).keySet());
    }

    Picked picked(String table, String row) {
        return rows.get("public." + table).get(row);
    }

    Reason reason(String table, String row) {
        return picked(table, row).reason();
    }
}
