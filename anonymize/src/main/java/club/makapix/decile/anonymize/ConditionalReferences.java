package club.makapix.decile.anonymize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the rule of a column that refers to one column or another, as a condition says: where it refers to one that is replaced, it is
 * replaced alike, otherwise its own rule holds.
 */
final class ConditionalReferences {
    private final ColumnName child;
    private final List<ColumnLink> references;
    private final Decisions decisions;

    ConditionalReferences(ColumnName child, List<ColumnLink> references, Decisions decisions) {
        this.child = child;
        this.references = references;
        this.decisions = decisions;
    }

    /** Returns the rule; empty if the column's own, or none, holds in every row. */
    Optional<Rule> rule() {
        Optional<Rule> own = decisions.find(child);
        if (own.isEmpty() || own.get() instanceof Rule.Erase || changing().isEmpty()) {
            return Optional.empty();
        }
        List<Rule.Case> cases = new ArrayList<>();
        changing()
                .forEach(reference ->
                        cases.add(new Rule.Case(reference.condition(), decisions.get(reference.parent()))));
        if (own.get() instanceof Rule.Cases more) {
            cases.addAll(more.cases());
        } else {
            cases.add(new Rule.Case(Optional.empty(), own.get()));
        }
        return Optional.of(new Rule.Cases(cases));
    }

    /** Returns why the rules cannot all hold, in a sentence. */
    Optional<String> contradiction() {
        Optional<ColumnLink> strange = changing().stream()
                .filter(reference -> !isOfTheValueAlone(decisions.get(reference.parent())))
                .findFirst();
        if (strange.isPresent()) {
            return Optional.of(
                    "%s refers to %s, which only a pseudonym of the value itself may replace, for example token"
                            .formatted(child, strange.get().parent()));
        }
        boolean replaced = decisions
                .find(child)
                .filter(rule -> decisions.isChanged(child) && !(rule instanceof Rule.Cases))
                .isPresent();
        return references.stream()
                .filter(reference -> replaced && !decisions.isChanged(reference.parent()))
                .findFirst()
                .map(reference ->
                        "%s refers to %s when %s, which is not replaced, so its rule would tear them apart; keep or erase it, or give it cases with when"
                                .formatted(
                                        child,
                                        reference.parent(),
                                        reference.condition().orElseThrow()));
    }

    private static boolean isOfTheValueAlone(Rule rule) {
        return rule instanceof Rule.Replace replace
                && replace.pseudonym().columns().isEmpty();
    }

    /** Returns why the rule is what it is. */
    String reason() {
        String parents = changing().stream()
                .map(reference ->
                        reference.parent() + " when " + reference.condition().orElseThrow())
                .collect(Collectors.joining(", "));
        return "refers to %s; otherwise %s".formatted(parents, decisions.reason(child));
    }

    private List<ColumnLink> changing() {
        return references.stream()
                .filter(reference -> decisions.isChanged(reference.parent()))
                .toList();
    }
}
