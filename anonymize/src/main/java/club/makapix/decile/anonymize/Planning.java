package club.makapix.decile.anonymize;

import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks, before a row is read, that every column has a decision and that every rule can be carried out. */
final class Planning {
    private final Schema schema;
    private final Decisions decisions;
    private final Optional<Coverage> lock;
    private final List<Table> travelling;

    Planning(Schema schema, Decisions decisions, Optional<Coverage> lock, Collection<Table> travelling) {
        this.lock = lock;
        this.schema = schema;
        this.decisions = decisions;
        this.travelling =
                travelling.stream().sorted(Comparator.comparing(Table::name)).toList();
    }

    /**
     * Checks everything.
     *
     * @param openPatterns the patterns in the rules that mean the columns of today alone
     * @throws SchemaException that lists all that is missing or wrong
     */
    void check(List<String> openPatterns) {
        checkLock(openPatterns);
        List<TableColumn> undecided = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Table table : travelling) {
            for (Column column : table.travellingColumns()) {
                ColumnName name = new ColumnName(table.name(), column.name());
                decisions.contradiction(name).ifPresent(problems::add);
                if (decisions.find(name).isEmpty()) {
                    undecided.add(new TableColumn(table, column));
                }
            }
        }
        if (undecided.isEmpty() && problems.isEmpty()) {
            checkRules(problems);
        }
        if (!undecided.isEmpty() || !problems.isEmpty()) {
            throw new SchemaException(message(undecided, problems));
        }
    }

    private void checkLock(List<String> openPatterns) {
        Map<TableColumn, String> changes =
                lock.map(known -> known.changes(travelling)).orElse(Map.of());
        if (!changes.isEmpty()) {
            throw new SchemaException(LockMessages.changed(changes, decisions));
        }
        if (lock.isEmpty() && !openPatterns.isEmpty()) {
            throw new SchemaException(LockMessages.missing(openPatterns, Coverage.of(travelling)));
        }
    }

    private void checkRules(List<String> problems) {
        RuleCheck rules = new RuleCheck(schema, decisions);
        UniquenessCheck uniqueness = new UniquenessCheck(schema, decisions);
        for (Table table : travelling) {
            for (Column column : table.travellingColumns()) {
                TableColumn place = new TableColumn(table, column);
                rules.problems(place).forEach(problem -> problems.add(problem + origin(place)));
            }
            problems.addAll(uniqueness.problems(table));
        }
    }

    /** Says where the rule of the column stands, unless that goes without saying. */
    private String origin(TableColumn place) {
        ColumnName name = new ColumnName(place.table().name(), place.column().name());
        String reason = decisions.reason(name);
        return reason.equals("rule " + name) ? "" : " (" + reason + ")";
    }

    private String message(List<TableColumn> undecided, List<String> problems) {
        List<String> lines = new ArrayList<>();
        if (!problems.isEmpty()) {
            lines.add("the anonymize section cannot be carried out:");
            problems.forEach(problem -> lines.add("  - " + problem));
        }
        if (!undecided.isEmpty()) {
            lines.add("%d %s no decision; paste these lines into the recipe and change what is not right:"
                    .formatted(undecided.size(), undecided.size() == 1 ? "column has" : "columns have"));
            lines.add(Suggestions.of(schema, undecided).asRecipe());
        }
        return String.join("\n", lines);
    }
}
