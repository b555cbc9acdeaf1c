package club.makapix.decile.sampling;

import club.makapix.decile.schema.ForeignKey;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.TableName;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Holds what a sampling recipe says, names resolved.
 *
 * @param seed what the draws' hashes are keyed with
 * @param draws how much is drawn of which table
 * @param always the conditions of rows that are taken besides the draw
 * @param where the conditions of rows that may travel
 * @param whole the tables that travel whole
 * @param empty the tables of which no row may travel
 * @param follow the rules of keys that differ from the default
 * @param outside the rules of keys that differ from the default
 * @param unreached what becomes of tables that nothing leads to
 */
record Rules(
        String seed,
        Map<TableName, DrawSize> draws,
        Map<TableName, String> always,
        Map<TableName, String> where,
        Set<TableName> whole,
        Set<TableName> empty,
        Map<ForeignKey, Follow> follow,
        Map<ForeignKey, Outside> outside,
        Unreached unreached) {
    private static final int FINGERPRINT_BYTES = 8;
    private static final String DEFAULT_SEED = "decile";

    Rules {
        draws = Collections.unmodifiableMap(new LinkedHashMap<>(draws));
        always = Collections.unmodifiableMap(new LinkedHashMap<>(always));
        where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
        whole = Collections.unmodifiableSet(new LinkedHashSet<>(whole));
        empty = Collections.unmodifiableSet(new LinkedHashSet<>(empty));
        follow = Map.copyOf(follow);
        outside = Map.copyOf(outside);
        for (TableName table : empty) {
            if (draws.containsKey(table) || always.containsKey(table) || whole.contains(table)) {
                throw new SchemaException(
                        "%s cannot be empty and have rows of its own; drop one of the rules".formatted(table));
            }
        }
    }

    static Rules none() {
        return new Rules(
                DEFAULT_SEED, Map.of(), Map.of(), Map.of(), Set.of(), Set.of(), Map.of(), Map.of(), Unreached.BY_SIZE);
    }

    Rules withSeed(String newSeed) {
        return new Rules(newSeed, draws, always, where, whole, empty, follow, outside, unreached);
    }

    Rules withDraw(TableName table, DrawSize size) {
        return new Rules(
                seed, with(draws, table, size, "draw"), always, where, whole, empty, follow, outside, unreached);
    }

    Rules withAlways(TableName table, String condition) {
        return new Rules(
                seed, draws, with(always, table, condition, "always"), where, whole, empty, follow, outside, unreached);
    }

    Rules withWhere(TableName table, String condition) {
        return new Rules(
                seed, draws, always, with(where, table, condition, "where"), whole, empty, follow, outside, unreached);
    }

    Rules withWhole(TableName table) {
        return new Rules(seed, draws, always, where, with(whole, table), empty, follow, outside, unreached);
    }

    Rules withEmpty(TableName table) {
        return new Rules(seed, draws, always, where, whole, with(empty, table), follow, outside, unreached);
    }

    Rules withFollow(ForeignKey key, Follow rule) {
        return new Rules(
                seed, draws, always, where, whole, empty, with(follow, key, rule, "follow"), outside, unreached);
    }

    Rules withOutside(ForeignKey key, Outside rule) {
        return new Rules(
                seed, draws, always, where, whole, empty, follow, with(outside, key, rule, "outside"), unreached);
    }

    Rules withUnreached(Unreached rule) {
        return new Rules(seed, draws, always, where, whole, empty, follow, outside, rule);
    }

    private static <K, V> Map<K, V> with(Map<K, V> rules, K subject, V rule, String kind) {
        Map<K, V> more = new LinkedHashMap<>(rules);
        if (more.put(subject, rule) != null) {
            throw new SchemaException("%s has two rules for %s; keep one".formatted(subject, kind));
        }
        return more;
    }

    private static Set<TableName> with(Set<TableName> tables, TableName table) {
        Set<TableName> more = new LinkedHashSet<>(tables);
        more.add(table);
        return more;
    }

    /** Returns a short text that differs whenever these rules do; the order in which they were said does not count. */
    String fingerprint() {
        Map<String, Object> facts = new TreeMap<>();
        facts.put("seed", seed);
        draws.forEach((table, size) -> facts.put("draw " + table, size));
        always.forEach((table, condition) -> facts.put("always " + table, condition));
        where.forEach((table, condition) -> facts.put("where " + table, condition));
        whole.forEach(table -> facts.put("whole " + table, ""));
        empty.forEach(table -> facts.put("empty " + table, ""));
        follow.forEach((key, rule) -> facts.put("follow " + key + " " + key.name(), rule));
        outside.forEach((key, rule) -> facts.put("outside " + key + " " + key.name(), rule));
        facts.put("unreached", unreached);
        byte[] hash = Draw.sha256().digest(facts.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(Arrays.copyOf(hash, FINGERPRINT_BYTES));
    }
}
