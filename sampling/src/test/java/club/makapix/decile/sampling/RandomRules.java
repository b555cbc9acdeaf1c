package club.makapix.decile.sampling;

import club.makapix.decile.schema.Schema;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Random rules over a random schema, and the recipe that says them. */
final class RandomRules {
    private static final List<Integer> PERCENTAGES = List.of(5, 20, 50, 100);

    final RandomSchema schema;
    final Map<RandomTable, DrawSize> draws = new HashMap<>();
    final Map<RandomTable, String> always = new HashMap<>();
    final Map<RandomTable, String> where = new HashMap<>();
    final Set<RandomTable> whole = new HashSet<>();
    final Set<RandomTable> empty = new HashSet<>();
    final Map<RandomKey, Follow> follow = new HashMap<>();
    final Map<RandomKey, Outside> outside = new HashMap<>();
    final Unreached unreached;

    RandomRules(RandomSchema schema) {
        this.schema = schema;
        Random random = schema.random;
        draws.put(schema.pick(schema.tables), drawSize(random));
        for (RandomTable table : schema.tables) {
            ruleOf(table, random);
        }
        for (RandomKey key : schema.keys) {
            if (schema.oneIn(2)) {
                follow.put(key, schema.pick(List.of(Follow.values())));
            }
            if (schema.oneIn(2)) {
                outside.put(key, schema.pick(List.of(Outside.values())));
            }
            if (key.notNull && outsideOf(key) == Outside.DETACH) {
                outside.put(key, Outside.CONFINE);
            }
        }
        this.unreached = schema.pick(List.of(Unreached.values()));
    }

    private void ruleOf(RandomTable table, Random random) {
        if (schema.oneIn(10)) {
            draws.put(table, drawSize(random));
        }
        if (schema.oneIn(8)) {
            always.put(table, "v between 20 and 40 -- a comment");
        }
        if (schema.oneIn(3)) {
            where.put(table, "v % 4 <> 0");
        }
        if (schema.oneIn(8)) {
            whole.add(table);
        } else if (schema.oneIn(10) && !draws.containsKey(table) && !always.containsKey(table)) {
            empty.add(table);
        }
    }

    private DrawSize drawSize(Random random) {
        return random.nextInt(4) == 0
                ? DrawSize.rows(1 + random.nextInt(6))
                : DrawSize.percent(PERCENTAGES.get(random.nextInt(PERCENTAGES.size())));
    }

    Follow followOf(RandomKey key) {
        return follow.getOrDefault(key, key.isSetNull() ? Follow.NEVER : Follow.OWNED);
    }

    Outside outsideOf(RandomKey key) {
        return outside.getOrDefault(key, key.isSetNull() ? Outside.DETACH : Outside.REQUIRE);
    }

    Sampling recipe(Schema read) {
        Sampling[] sampling = {Sampling.of(read).seed(schema.name).unreached(unreached)};
        draws.forEach((table, size) -> sampling[0] = sampling[0].draw(name(table), size));
        always.forEach((table, condition) -> sampling[0] = sampling[0].always(name(table), condition));
        where.forEach((table, condition) -> sampling[0] = sampling[0].where(name(table), condition));
        whole.forEach(table -> sampling[0] = sampling[0].whole(name(table)));
        empty.forEach(table -> sampling[0] = sampling[0].empty(name(table)));
        follow.forEach((key, rule) -> sampling[0] = sampling[0].follow(name(key.child) + "." + key.name, rule));
        outside.forEach((key, rule) -> sampling[0] = sampling[0].outside(name(key.child) + "." + key.name, rule));
        return sampling[0];
    }

    String name(RandomTable table) {
        return schema.name + "." + table.name;
    }
}
