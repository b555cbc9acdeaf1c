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
    final Map<RandomKey, Long> limits = new HashMap<>();
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
            if (!key.declared && schema.oneIn(6)) {
                limits.put(key, 1L + random.nextInt(3));
            }
            if (key.form == RandomKey.Form.ARRAY) {
                follow.put(key, Follow.NEVER);
                outside.put(key, Outside.DETACH);
            } else if (outsideOf(key) == Outside.DETACH && !schema.isDetachable(key)) {
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
        DrawSize size = random.nextInt(4) == 0
                ? DrawSize.rows(1 + random.nextInt(6))
                : DrawSize.percent(PERCENTAGES.get(random.nextInt(PERCENTAGES.size())));
        return random.nextInt(4) == 0 ? size.strata("v % 3") : size;
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
        for (RandomKey key : schema.keys) {
            sampling[0] = key.declared ? declare(sampling[0], key) : rule(sampling[0], key);
        }
        return sampling[0];
    }

    private Sampling declare(Sampling sampling, RandomKey key) {
        DeclaredReference reference = DeclaredReference.of(key.from(name(key.child)), key.to(name(key.parent)))
                .follow(followOf(key))
                .outside(outsideOf(key));
        return sampling.reference(key.when.equals("true") ? reference : reference.when(key.when));
    }

    private Sampling rule(Sampling sampling, RandomKey key) {
        String name = name(key.child) + "." + key.name;
        Sampling ruled = follow.containsKey(key) ? sampling.follow(name, follow.get(key)) : sampling;
        ruled = outside.containsKey(key) ? ruled.outside(name, outside.get(key)) : ruled;
        return limits.containsKey(key) ? ruled.limit(name, limits.get(key)) : ruled;
    }

    String name(RandomTable table) {
        return schema.name + "." + table.name;
    }

    /** Returns the FROM item of the table's own rows. */
    String ownRows(RandomTable table) {
        return table.ownRows(schema.name + ".");
    }
}
