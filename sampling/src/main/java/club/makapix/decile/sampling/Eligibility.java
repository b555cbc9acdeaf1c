package club.makapix.decile.sampling;

import club.makapix.decile.schema.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows that may not travel: those of which {@code where} is not true, and the children of such rows over binding
 * references. What may travel is the greatest set closed under those references; its complement is the least, and is grown here.
 * Only tables that something bound refers to are looked at.
 */
final class Eligibility {
    private final Blueprint blueprint;
    private final Source source;
    private final Map<TableName, BarredRows> barred = new HashMap<>();

    private Eligibility(Blueprint blueprint, Source source) {
        this.blueprint = blueprint;
        this.source = source;
    }

    static Eligibility of(Blueprint blueprint, Source source) {
        Eligibility eligibility = new Eligibility(blueprint, source);
        blueprint.tables().values().forEach(eligibility::begin);
        eligibility.propagate();
        return eligibility;
    }

    /** Returns the parent's keys that bar a child; null if there are none. */
    @Nullable
    KeySet barred(Reference reference) {
        BarredRows rows = barred.get(reference.parent());
        return rows == null ? null : rows.keys(reference.parentKey());
    }

    private void begin(TableRule rule) {
        List<Reference> binding = binding(rule.name());
        if (!binding.isEmpty()) {
            BarredRows rows = new BarredRows(rule.table(), binding);
            barred.put(rule.name(), rows);
            if (!rule.whereCondition().equals("true")) {
                String purpose = "rows of %s that may not travel".formatted(rule.name());
                rows.read(source, purpose, rule.whereCondition() + " is not true");
            }
        }
    }

    private void propagate() {
        while (barred.values().stream().anyMatch(BarredRows::hasFresh)) {
            for (Set<TableName> component : blueprint.components()) {
                component.stream().filter(barred::containsKey).forEach(this::barChildren);
            }
        }
    }

    private void barChildren(TableName parent) {
        BarredRows rows = barred.get(parent);
        if (rows == null || !rows.hasFresh()) {
            return;
        }
        Map<ParentKey, List<KeySet>> fresh = rows.takeFresh();
        for (Reference reference : binding(parent)) {
            ParentKey key = reference.parentKey();
            BarredRows children = barred.get(reference.child());
            if (children != null) {
                String purpose =
                        "rows of %s that may not travel because of %s".formatted(reference.child(), reference.key());
                rows.shape(key)
                        .forEachCondition(
                                reference.values(),
                                fresh.getOrDefault(key, List.of()),
                                condition -> children.read(source, purpose, condition));
            }
        }
    }

    private List<Reference> binding(TableName parent) {
        return blueprint.to(parent).stream().filter(Reference::binds).toList();
    }
}
