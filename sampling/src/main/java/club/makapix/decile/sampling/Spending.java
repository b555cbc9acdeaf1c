package club.makapix.decile.sampling;

import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.TableName;
import club.makapix.decile.transfer.ForeignKeyCount;
import club.makapix.decile.transfer.Reason;
import club.makapix.decile.transfer.Row;
import club.makapix.decile.transfer.RowEditor;
import club.makapix.decile.transfer.TableSelection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compares what a cohort takes with the recipe's budget, and says which keys to blame when it is too much. */
final class Spending {
    private static final int BLAMED = 3;
    private static final RowEditor NOBODY = (column, value) -> {};

    private final Blueprint blueprint;

    Spending(Blueprint blueprint) {
        this.blueprint = blueprint;
    }

    /** Refuses a cohort that has outgrown its budget, although it may still be growing. */
    void check(Cohort cohort) {
        if (isLimited()) {
            check(rows(cohort.counts()), cohort.foreignKeyCounts());
        }
    }

    /** Counts also the rows that are told only while they are read, and so reads them once more. */
    void checkAll(Cohort cohort, Source source) {
        if (!isLimited()) {
            return;
        }
        Map<TableName, Long> rows = rows(cohort.counts());
        for (TableRule rule : blueprint.tables().values()) {
            if (!rows.containsKey(rule.name())) {
                cohort.of(rule.table()).ifPresent(selection -> rows.put(rule.name(), count(rule, selection, source)));
            }
        }
        check(rows, cohort.foreignKeyCounts());
    }

    private boolean isLimited() {
        return blueprint.rules().budget().isPresent()
                || !blueprint.rules().all(RuleKind.BUDGET).isEmpty();
    }

    private static Map<TableName, Long> rows(Map<TableName, Map<Reason, Long>> counts) {
        Map<TableName, Long> rows = new TreeMap<>();
        counts.forEach((table, byReason) -> rows.put(
                table, byReason.values().stream().mapToLong(Long::longValue).sum()));
        return rows;
    }

    private static long count(TableRule rule, TableSelection selection, Source source) {
        long[] rows = {0};
        String query = Sql.select(selection.inputs(), rule.table(), List.of(selection.condition()));
        source.query("rows of %s to count".formatted(rule.name()), query, (Row row) -> {
            if (selection.judge(row, NOBODY) != null) {
                rows[0]++;
            }
        });
        return rows[0];
    }

    private void check(Map<TableName, Long> rows, List<ForeignKeyCount> keys) {
        blueprint
                .rules()
                .all(RuleKind.BUDGET)
                .forEach((table, budget) -> check(
                        table.toString(),
                        rows.getOrDefault(table, 0L),
                        budget.rowsOf(blueprint.rule(table).table().estimatedRows()),
                        keys.stream()
                                .filter(key -> key.key().child().equals(table)
                                        || key.key().parent().equals(table))
                                .toList()));
        blueprint
                .rules()
                .budget()
                .ifPresent(budget -> check(
                        "the cohort",
                        rows.values().stream().mapToLong(Long::longValue).sum(),
                        budget.rowsOf(blueprint.tables().values().stream()
                                .mapToLong(rule -> rule.table().estimatedRows())
                                .sum()),
                        keys));
    }

    private static void check(String what, long rows, long allowed, List<ForeignKeyCount> keys) {
        if (rows <= allowed) {
            return;
        }
        String blamed = keys.stream()
                .filter(key -> key.pulled() > 0)
                .sorted(Comparator.comparingLong(ForeignKeyCount::pulled).reversed())
                .limit(BLAMED)
                .map(key -> String.format(Locale.ROOT, "%s (%,d rows)", key.key(), key.pulled()))
                .collect(Collectors.joining(", "));
        throw new SchemaException(String.format(
                Locale.ROOT,
                "%s has outgrown its budget: %,d rows where %,d are allowed; the keys that pulled most are %s; "
                        + "give them follow: never, outside: confine or a limit, or raise the budget",
                what,
                rows,
                allowed,
                blamed.isEmpty() ? "none" : blamed));
    }
}
