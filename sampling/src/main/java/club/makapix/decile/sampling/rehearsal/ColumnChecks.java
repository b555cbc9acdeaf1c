package club.makapix.decile.sampling.rehearsal;

import club.makapix.decile.schema.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns what a migration demands of single columns into queries: NOT NULL, narrower types, checks of domains. */
final class ColumnChecks {
    private final RuleCatalogue before;
    private final RuleCatalogue after;

    ColumnChecks(RuleCatalogue before, RuleCatalogue after) {
        this.before = before;
        this.after = after;
    }

    List<PreflightCheck> all() {
        List<PreflightCheck> checks = new ArrayList<>();
        for (TypedColumn column : after.columns()) {
            Optional<TypedColumn> old = before.column(column.id());
            old.ifPresent(known -> checks.addAll(checks(known, column)));
            if (old.isEmpty()) {
                added(column).ifPresent(checks::add);
            }
        }
        return checks;
    }

    private static List<PreflightCheck> checks(TypedColumn old, TypedColumn column) {
        List<PreflightCheck> checks = new ArrayList<>();
        if (column.required() && !old.required()) {
            checks.add(counting(old, "not null", Identifiers.quote(old.name()) + " is null"));
        }
        NarrowerType.misfits(old, column).ifPresent(misfit -> checks.add(counting(old, column.declared(), misfit)));
        column.checks().stream()
                .filter(check -> !old.checks().contains(check))
                .map(check -> demanded(old, column, check))
                .forEach(checks::add);
        return checks;
    }

    private static PreflightCheck counting(TypedColumn column, String rule, String condition) {
        return PreflightCheck.asking(
                column.table(),
                column.name() + " " + rule,
                "select count(*) from %s where %s".formatted(column.table().quoted(), condition));
    }

    /** Returns what a domain demands of a column's values, which its condition calls VALUE. */
    private static PreflightCheck demanded(TypedColumn old, TypedColumn column, TypedColumn.DomainCheck check) {
        String value = Identifiers.quote(old.name());
        String cast = old.base().equals(column.base()) ? "" : "::" + Identifiers.quote(column.base());
        return PreflightCheck.asking(
                old.table(),
                old.name() + " " + check.name(),
                "select count(*) from (select %s%s as value from %s) t where not (%s)"
                        .formatted(value, cast, old.table().quoted(), check.condition()));
    }

    /** Returns the doubt about a column that is new, must be filled, and has no default to be filled with. */
    private Optional<PreflightCheck> added(TypedColumn column) {
        boolean doubtful = column.required() && !column.filled();
        return before.table(column.id().relation())
                .filter(table -> doubtful)
                .map(table -> PreflightCheck.brought(table, column.name() + " not null", "column " + column.name()));
    }
}
