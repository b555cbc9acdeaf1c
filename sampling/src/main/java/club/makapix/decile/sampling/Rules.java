package club.makapix.decile.sampling;

import club.makapix.decile.schema.ForeignKey;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.TableName;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Holds what a sampling recipe says, names resolved. Immutable. */
final class Rules {
    private static final int FINGERPRINT_BYTES = 8;

    private final String seed;
    private final Unreached unreached;
    private final Optional<Budget> budget;
    private final Map<RuleKind<?, ?>, Map<?, ?>> rules;

    private Rules(String seed, Unreached unreached, Optional<Budget> budget, Map<RuleKind<?, ?>, Map<?, ?>> rules) {
        this.seed = seed;
        this.unreached = unreached;
        this.budget = budget;
        this.rules = Map.copyOf(rules);
    }

    static Rules none() {
        return new Rules("decile", Unreached.BY_SIZE, Optional.empty(), Map.of());
    }

    Rules withSeed(String newSeed) {
        return new Rules(newSeed, unreached, budget, rules);
    }

    Rules withUnreached(Unreached rule) {
        return new Rules(seed, rule, budget, rules);
    }

    Rules withBudget(Budget rule) {
        return new Rules(seed, unreached, Optional.of(rule), rules);
    }

    /**
     * Adds a rule.
     *
     * @throws SchemaException if the subject has one of this kind already, or one that contradicts it
     */
    <S, R> Rules with(RuleKind<S, R> kind, S subject, R rule) {
        Map<S, R> more = new LinkedHashMap<>(all(kind));
        if (more.put(subject, rule) != null) {
            throw new SchemaException("%s has two rules for %s; keep one".formatted(subject, kind.name()));
        }
        Map<RuleKind<?, ?>, Map<?, ?>> copy = new HashMap<>(rules);
        copy.put(kind, Collections.unmodifiableMap(more));
        Rules added = new Rules(seed, unreached, budget, copy);
        added.checkEmptyTables();
        return added;
    }

    private void checkEmptyTables() {
        for (TableName table : empty()) {
            if (all(RuleKind.DRAW).containsKey(table)
                    || all(RuleKind.ALWAYS).containsKey(table)
                    || all(RuleKind.WHOLE).containsKey(table)) {
                throw new SchemaException(
                        "%s cannot be empty and have rows of its own; drop one of the rules".formatted(table));
            }
        }
    }

    /** Returns the rules of a kind by their subjects, in the order in which they were said. */
    @SuppressWarnings("unchecked") // with() puts no other types under a kind
    <S, R> Map<S, R> all(RuleKind<S, R> kind) {
        return (Map<S, R>) rules.getOrDefault(kind, Map.of());
    }

    /** Returns what the draws' hashes are keyed with. */
    String seed() {
        return seed;
    }

    /** Returns what becomes of tables that nothing leads to. */
    Unreached unreached() {
        return unreached;
    }

    /** Returns how many rows all tables together may have. */
    Optional<Budget> budget() {
        return budget;
    }

    Set<TableName> whole() {
        return all(RuleKind.WHOLE).keySet();
    }

    Set<TableName> empty() {
        return all(RuleKind.EMPTY).keySet();
    }

    /** Returns a short text that differs whenever these rules do; the order in which they were said does not count. */
    String fingerprint() {
        Map<String, Object> facts = new TreeMap<>();
        facts.put("seed", seed);
        facts.put("unreached", unreached);
        facts.put("budget", budget);
        rules.forEach(
                (kind, said) -> said.forEach((subject, rule) -> facts.put(kind.name() + " " + name(subject), rule)));
        byte[] hash = Draw.sha256().digest(facts.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(Arrays.copyOf(hash, FINGERPRINT_BYTES));
    }

    private static String name(Object subject) {
        return subject instanceof ForeignKey key ? key + " " + key.name() : subject.toString();
    }
}
