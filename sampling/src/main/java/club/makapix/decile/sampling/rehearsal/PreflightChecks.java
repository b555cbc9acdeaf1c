package club.makapix.decile.sampling.rehearsal;

import club.makapix.decile.sampling.rehearsal.RuleCatalogue.ColumnId;
import club.makapix.decile.sampling.rehearsal.RuleCatalogue.Rule;
import club.makapix.decile.schema.Identifiers;
import club.makapix.decile.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Turns what a migration added to the catalogue into queries on a database that it has not touched. */
final class PreflightChecks {
    private final RuleCatalogue before;
    private final RuleCatalogue after;

    PreflightChecks(RuleCatalogue before, RuleCatalogue after) {
        this.before = before;
        this.after = after;
    }

    List<PreflightCheck> all() {
        List<PreflightCheck> checks = new ArrayList<>(new ColumnChecks(before, after).all());
        for (Rule rule : after.rulesBeyond(before)) {
            before.table(rule.relation()).ifPresent(table -> checks.add(check(table, rule)));
        }
        checks.addAll(new PartitionChecks(before, after).all());
        return checks;
    }

    private PreflightCheck check(TableName table, Rule rule) {
        Optional<String> unknown = newColumn(rule.relation(), rule.used())
                .or(() -> rule.kind().equals("f") ? newColumn(rule.parent(), rule.parentColumns()) : Optional.empty());
        if (unknown.isPresent()) {
            return PreflightCheck.brought(table, rule.name(), unknown.get());
        }
        return PreflightCheck.asking(
                table,
                rule.name(),
                switch (rule.kind()) {
                    case "c" -> "select count(*) from %s t where not (%s)".formatted(rows(rule), rule.expression());
                    case "f" -> dangling(rule);
                    case "x" -> excluded(rule);
                    default -> duplicates(rule);
                });
    }

    /** Returns the first column that production does not have, if there is one. */
    private Optional<String> newColumn(long relation, List<Integer> columns) {
        return columns.stream()
                .map(number -> new ColumnId(relation, number))
                .filter(id -> before.column(id).isEmpty())
                .findFirst()
                .map(id -> after.column(id)
                        .map(column -> "column " + column.name())
                        .orElse("its table"));
    }

    /** Returns production's rows of the rule's table, under the names that the migration gives their columns. */
    private String rows(Rule rule) {
        return rows(rule.relation(), rule.used(), rule.local() ? "only " : "");
    }

    private String rows(long relation, List<Integer> columns, String only) {
        String list = columns.stream()
                .map(number -> ", " + column(new ColumnId(relation, number)))
                .collect(Collectors.joining());
        return "(select tableoid, ctid%s from %s%s)"
                .formatted(list, only, before.table(relation).orElseThrow().quoted());
    }

    /** Returns production's column as the migration will have it: under its new name, as its new type. */
    private String column(ColumnId id) {
        TypedColumn old = before.column(id).orElseThrow();
        TypedColumn now = after.column(id).orElseThrow();
        String cast = old.declared().equals(now.declared()) ? "" : "::" + now.declared();
        return "%s%s as %s".formatted(Identifiers.quote(old.name()), cast, Identifiers.quote(now.name()));
    }

    private List<String> names(long relation, List<Integer> columns) {
        return columns.stream()
                .map(number -> after.column(new ColumnId(relation, number)).orElseThrow())
                .map(column -> Identifiers.quote(column.name()))
                .toList();
    }

    private String dangling(Rule rule) {
        List<String> child = names(rule.relation(), rule.columns());
        List<String> parent = names(rule.parent(), rule.parentColumns());
        String some = isNull(child, " is null", " or ");
        String same = IntStream.range(0, child.size())
                .mapToObj(position -> "p.%s = c.%s".formatted(parent.get(position), child.get(position)))
                .collect(Collectors.joining(" and "));
        String all = isNull(child, " is not null", " and ");
        String missing = "%s and not exists (select from %s p where %s)"
                .formatted(all, rows(rule.parent(), rule.parentColumns(), ""), same);
        String partly =
                rule.matchFull() ? " or (%s) and not (%s)".formatted(some, isNull(child, " is null", " and ")) : "";
        return "select count(*) from %s c where %s%s".formatted(rows(rule), missing, partly);
    }

    private static String isNull(List<String> columns, String test, String between) {
        return columns.stream().map(column -> "c." + column + test).collect(Collectors.joining(between));
    }

    private String duplicates(Rule rule) {
        String keys = String.join(", ", rule.keys());
        String filled = rule.nullsDistinct() ? filled(rule) : "true";
        return "select coalesce(sum(n - 1), 0) from (select count(*) as n from %s t where %s and %s group by %s having count(*) > 1) d"
                .formatted(rows(rule), filled, predicate(rule), keys);
    }

    private static String filled(Rule rule) {
        return rule.keys().stream().map(key -> "(" + key + ") is not null").collect(Collectors.joining(" and "));
    }

    private static String predicate(Rule rule) {
        return rule.predicate() == null ? "true" : "(" + rule.predicate() + ")";
    }

    private String excluded(Rule rule) {
        String keys = IntStream.range(0, rule.keys().size())
                .mapToObj(position -> "(%s) as k%s".formatted(rule.keys().get(position), position))
                .collect(Collectors.joining(", "));
        String conflict = IntStream.range(0, rule.keys().size())
                .mapToObj(position -> "a.k%1$d %2$s b.k%1$d"
                        .formatted(position, rule.operators().get(position)))
                .collect(Collectors.joining(" and "));
        return """
                with k as materialized (select tableoid as o, ctid as c, %s from %s t where %s)
                select count(*) from k a where exists (select from k b where (b.o, b.c) < (a.o, a.c) and %s)""".formatted(keys, rows(rule), predicate(rule), conflict);
    }
}
