package club.makapix.decile.sampling;

import club.makapix.decile.schema.ForeignKey;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.TableName;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Holds what a sampling recipe says, names resolved. Immutable. */
final class Rules {
    private static final int FINGERPRINT_BYTES = 8;

    private String seed = "decile";
    private Unreached unreached = Unreached.BY_SIZE;
    private Optional<Budget> budget = Optional.empty();
    private final Map<TableName, DrawSize> draws = new LinkedHashMap<>();
    private final Map<TableName, String> always = new LinkedHashMap<>();
    private final Map<TableName, String> where = new LinkedHashMap<>();
    private final Map<TableName, Boolean> whole = new LinkedHashMap<>();
    private final Map<TableName, Boolean> empty = new LinkedHashMap<>();
    private final Map<TableName, Budget> budgets = new LinkedHashMap<>();
    private final Map<ForeignKey, Follow> follow = new LinkedHashMap<>();
    private final Map<ForeignKey, Outside> outside = new LinkedHashMap<>();
    private final Map<ForeignKey, Long> limits = new LinkedHashMap<>();
    private final Map<ForeignKey, DeclaredReference> references = new LinkedHashMap<>();

    private Rules() {}

    static Rules none() {
        return new Rules();
    }

    private Rules copy() {
        Rules copy = new Rules();
        copy.seed = seed;
        copy.unreached = unreached;
        copy.budget = budget;
        copy.draws.putAll(draws);
        copy.always.putAll(always);
        copy.where.putAll(where);
        copy.whole.putAll(whole);
        copy.empty.putAll(empty);
        copy.budgets.putAll(budgets);
        copy.follow.putAll(follow);
        copy.outside.putAll(outside);
        copy.limits.putAll(limits);
        copy.references.putAll(references);
        return copy;
    }

    Rules withSeed(String newSeed) {
        Rules copy = copy();
        copy.seed = newSeed;
        return copy;
    }

    Rules withUnreached(Unreached rule) {
        Rules copy = copy();
        copy.unreached = rule;
        return copy;
    }

    Rules withBudget(Budget rule) {
        Rules copy = copy();
        copy.budget = Optional.of(rule);
        return copy;
    }

    Rules withBudget(TableName table, Budget rule) {
        Rules copy = copy();
        return put(copy, copy.budgets, table, rule, "budget");
    }

    Rules withDraw(TableName table, DrawSize size) {
        Rules copy = copy();
        return put(copy, copy.draws, table, size, "draw");
    }

    Rules withAlways(TableName table, String condition) {
        Rules copy = copy();
        return put(copy, copy.always, table, condition, "always");
    }

    Rules withWhere(TableName table, String condition) {
        Rules copy = copy();
        return put(copy, copy.where, table, condition, "where");
    }

    Rules withWhole(TableName table) {
        Rules copy = copy();
        return put(copy, copy.whole, table, true, "whole");
    }

    Rules withEmpty(TableName table) {
        Rules copy = copy();
        return put(copy, copy.empty, table, true, "empty");
    }

    Rules withFollow(ForeignKey key, Follow rule) {
        Rules copy = copy();
        return put(copy, copy.follow, key, rule, "follow");
    }

    Rules withOutside(ForeignKey key, Outside rule) {
        Rules copy = copy();
        return put(copy, copy.outside, key, rule, "outside");
    }

    Rules withLimit(ForeignKey key, long rows) {
        Rules copy = copy();
        return put(copy, copy.limits, key, rows, "limit");
    }

    Rules withReference(ForeignKey key, DeclaredReference reference) {
        Rules copy = copy();
        return put(copy, copy.references, key, reference, "reference");
    }

    private static <K, V> Rules put(Rules copy, Map<K, V> rules, K subject, V rule, String kind) {
        if (rules.put(subject, rule) != null) {
            throw new SchemaException("%s has two rules for %s; keep one".formatted(subject, kind));
        }
        for (TableName table : copy.empty.keySet()) {
            if (copy.draws.containsKey(table) || copy.always.containsKey(table) || copy.whole.containsKey(table)) {
                throw new SchemaException(
                        "%s cannot be empty and have rows of its own; drop one of the rules".formatted(table));
            }
        }
        return copy;
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

    /** Returns how many rows single tables may have. */
    Map<TableName, Budget> budgets() {
        return Collections.unmodifiableMap(budgets);
    }

    /** Returns how much is drawn of which table. */
    Map<TableName, DrawSize> draws() {
        return Collections.unmodifiableMap(draws);
    }

    /** Returns the conditions of rows that are taken besides the draw. */
    Map<TableName, String> always() {
        return Collections.unmodifiableMap(always);
    }

    /** Returns the conditions of rows that may travel. */
    Map<TableName, String> where() {
        return Collections.unmodifiableMap(where);
    }

    Set<TableName> whole() {
        return Collections.unmodifiableSet(whole.keySet());
    }

    Set<TableName> empty() {
        return Collections.unmodifiableSet(empty.keySet());
    }

    Map<ForeignKey, Follow> follow() {
        return Collections.unmodifiableMap(follow);
    }

    Map<ForeignKey, Outside> outside() {
        return Collections.unmodifiableMap(outside);
    }

    /** Returns how many children of one parent come over a key. */
    Map<ForeignKey, Long> limits() {
        return Collections.unmodifiableMap(limits);
    }

    /** Returns the declared references, each with the foreign key that it stands for. */
    Map<ForeignKey, DeclaredReference> references() {
        return Collections.unmodifiableMap(references);
    }

    /** Returns a short text that differs whenever these rules do; the order in which they were said does not count. */
    String fingerprint() {
        Map<String, Object> facts = new TreeMap<>();
        facts.put("seed", seed);
        facts.put("unreached", unreached);
        facts.put("budget", budget);
        Map<String, Map<?, ?>> rules = Map.of(
                "budget",
                budgets,
                "draw",
                draws,
                "always",
                always,
                "where",
                where,
                "whole",
                whole,
                "empty",
                empty,
                "follow",
                follow,
                "outside",
                outside,
                "limit",
                limits,
                "reference",
                references);
        rules.forEach((kind, said) -> said.forEach((subject, rule) -> facts.put(kind + " " + name(subject), rule)));
        byte[] hash = Draw.sha256().digest(facts.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(Arrays.copyOf(hash, FINGERPRINT_BYTES));
    }

    private static String name(Object subject) {
        return subject instanceof ForeignKey key ? key + " " + key.name() : subject.toString();
    }
}
