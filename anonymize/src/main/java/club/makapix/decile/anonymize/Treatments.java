package club.makapix.decile.anonymize;

import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.Table;
import club.makapix.decile.transfer.ColumnTreatment;
import club.makapix.decile.transfer.ColumnTreatment.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts into words, for a report, what is done to columns and why. */
final class Treatments {
    private final Decisions decisions;

    Treatments(Decisions decisions) {
        this.decisions = decisions;
    }

    /** Returns the treatment of every column, in the table's order. */
    Map<String, ColumnTreatment> of(Table table) {
        Map<String, ColumnTreatment> treatments = new LinkedHashMap<>();
        table.columns().forEach(column -> treatments.put(column.name(), of(table, column)));
        return treatments;
    }

    private ColumnTreatment of(Table table, Column column) {
        if (column.generated()) {
            return ColumnTreatment.of(Kind.GENERATED, "", "a generated column: it follows the columns that arrive");
        }
        ColumnName name = new ColumnName(table.name(), column.name());
        Optional<Rule> rule = decisions.find(name);
        return rule.isPresent()
                ? of(new TableColumn(table, column), rule.get(), decisions.reason(name))
                : ColumnTreatment.of(Kind.UNDECIDED, "", "no rule names it");
    }

    private static ColumnTreatment of(TableColumn place, Rule rule, String reason) {
        if (rule instanceof Rule.Replace replace) {
            Pseudonym pseudonym = replace.pseudonym();
            return new ColumnTreatment(
                    Kind.REPLACED,
                    pseudonym.name(),
                    pseudonym.domain(),
                    pseudonym.isInjective(place),
                    Collisions.odds(pseudonym, place.table().estimatedRows()),
                    reason);
        }
        if (rule instanceof Rule.Derive || rule instanceof Rule.Recompute) {
            return ColumnTreatment.of(Kind.DERIVED, rule.treatment(), reason);
        }
        if (rule instanceof Rule.Cases cases) {
            return ColumnTreatment.of(Kind.CONDITIONAL, words(cases), reason);
        }
        return ColumnTreatment.of(rule instanceof Rule.Erase ? Kind.ERASED : Kind.KEPT, "", reason);
    }

    private static String words(Rule.Cases cases) {
        return cases.cases().stream()
                .map(one -> one.condition()
                        .map(condition -> "%s when %s".formatted(one.rule().treatment(), condition))
                        .orElse("otherwise " + one.rule().treatment()))
                .collect(Collectors.joining(", "));
    }
}
