package club.makapix.decile.sampling;

import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.transfer.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Computes a cohort from the definition alone, by trying every rule on every row until nothing changes. The server decides which
 * child refers to which parent; everything else happens on row numbers in memory.
 */
final class Oracle {
    private final TestDatabase database;
    private final RandomRules rules;
    private final Map<RandomTable, Set<Integer>> eligible = new HashMap<>();
    private final Map<RandomTable, Map<Integer, Reason>> cohort = new HashMap<>();
    private final Map<RandomKey, Map<Integer, Integer>> parents = new HashMap<>();
    private final Map<RandomKey, Set<Integer>> chosenOver = new HashMap<>();
    private final Map<RandomTable, Set<Integer>> drawn = new HashMap<>();

    Oracle(TestDatabase database, RandomRules rules) {
        this.database = database;
        this.rules = rules;
        for (RandomKey key : rules.schema.keys) {
            parents.put(key, readParents(key));
        }
        for (RandomTable table : rules.schema.tables) {
            eligible.put(table, rules.empty.contains(table) || isEmptied(table) ? new HashSet<>() : rowsWhere(table));
            cohort.put(table, new TreeMap<>());
        }
        shrinkEligible();
        rules.limits.keySet().forEach(key -> chosenOver.put(key, chosen(key)));
        rules.schema.tables.forEach(this::start);
        grow();
    }

    private Map<Integer, Integer> readParents(RandomKey key) {
        if (key.form == RandomKey.Form.ARRAY) {
            return Map.of();
        }
        String own = key.form == RandomKey.Form.TEXT ? "p.%s::text" : "p.%s";
        StringBuilder on = new StringBuilder(key.when.equals("true") ? "true" : "c." + key.when);
        for (int index = 0; index < key.columns().size(); index++) {
            on.append((" and " + own + " = c.%s")
                    .formatted(key.target.names().get(index), key.columns().get(index)));
        }
        on.append(within("c", key.childLeaves)).append(within("p", key.parentLeaves));
        return database
                .rows("select c.row_id, p.row_id from %s c join %s p on %s"
                        .formatted(rules.ownRows(key.child), rules.ownRows(key.parent), on))
                .stream()
                .map(row -> row.split("\\|"))
                .collect(Collectors.toMap(row -> Integer.valueOf(row[0]), row -> Integer.valueOf(row[1])));
    }

    private String within(String alias, List<String> leaves) {
        return leaves.isEmpty()
                ? ""
                : leaves.stream()
                        .map(leaf -> "'%s.%s'::regclass".formatted(rules.schema.name, leaf))
                        .collect(Collectors.joining(", ", " and " + alias + ".tableoid in (", ")"));
    }

    private Set<Integer> rowsWhere(RandomTable table) {
        return rows(table, rules.where.getOrDefault(table, "true"), "");
    }

    private Set<Integer> rows(RandomTable table, String condition, String rest) {
        return database
                .rows("select row_id from %s t where (%s%n) %s".formatted(rules.ownRows(table), condition, rest))
                .stream()
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
    }

    private void shrinkEligible() {
        boolean shrinks = true;
        while (shrinks) {
            shrinks = false;
            for (RandomKey key : rules.schema.keys) {
                if (rules.outsideOf(key) != Outside.DETACH) {
                    shrinks |= eligible.get(key.child)
                            .removeIf(row -> parents.get(key).containsKey(row)
                                    && !eligible.get(key.parent)
                                            .contains(parents.get(key).get(row)));
                }
            }
        }
    }

    private void start(RandomTable table) {
        if (isWhole(table)) {
            eligible.get(table).forEach(row -> add(table, row, Reason.WHOLE));
        }
        if (rules.draws.containsKey(table)) {
            drawn.put(table, draw(table));
            drawn.get(table).forEach(row -> add(table, row, Reason.DRAWN));
        }
        if (rules.always.containsKey(table)) {
            rows(table, rules.always.get(table), "").forEach(row -> add(table, row, Reason.DRAWN));
        }
    }

    /** Returns the rows of the draw that are eligible. */
    private Set<Integer> draw(RandomTable table) {
        DrawSize size = rules.draws.get(table);
        String stratum = size.strata().orElse("0");
        Map<String, List<Integer>> strata = ordered(table, "coalesce((%s)::text, 'null')".formatted(stratum));
        Set<Integer> taken = new TreeSet<>();
        strata.forEach((value, rows) -> {
            if (size.percent().isEmpty()) {
                taken.addAll(rows.subList(0, (int) Math.min(size.rows(), rows.size())));
            } else {
                taken.addAll(included(table, DrawSize.percent(size.percent().get())));
                taken.addAll(size.strata().isPresent() ? rows.subList(0, 1) : List.of());
            }
        });
        return taken;
    }

    /** Returns the eligible rows in the order of their hashes, by the value of an expression. */
    private Map<String, List<Integer>> ordered(RandomTable table, String group) {
        Draw draw = Draw.of(rules.schema.name, rules.name(table), DrawSize.rows(1));
        Map<String, List<Integer>> ordered = new HashMap<>();
        rows("select row_id, %s from %s t order by %s"
                        .formatted(
                                group,
                                rules.ownRows(table),
                                draw.hashSql(List.of(key(table).split(", ")))))
                .stream()
                .map(row -> row.split("\\|", 2))
                .filter(row -> eligible.get(table).contains(Integer.valueOf(row[0])))
                .forEach(row -> ordered.computeIfAbsent(row[1], unused -> new ArrayList<>())
                        .add(Integer.valueOf(row[0])));
        return ordered;
    }

    /** Runs a query under the time zone in which a transfer writes a row as text: rows without a key are drawn by their text. */
    private List<String> rows(String query) {
        return database.rows("set timezone to 'UTC'", query);
    }

    private static String key(RandomTable table) {
        return table.hasPrimaryKey
                ? table.primaryKey().names().stream()
                        .map(column -> textOf(table, column))
                        .collect(Collectors.joining(", "))
                : "t::text";
    }

    /** Returns the eligible rows of which Java says that they are drawn. */
    private Set<Integer> included(RandomTable table, DrawSize size) {
        Draw draw = Draw.of(rules.schema.name, rules.name(table), size);
        Set<Integer> included = new TreeSet<>();
        for (String line :
                rows("select concat_ws('~', row_id, %s) from %s t".formatted(key(table), rules.ownRows(table)))) {
            List<String> row = List.of(line.split("~"));
            int number = Integer.parseInt(row.get(0));
            if (eligible.get(table).contains(number)
                    && draw.includes(row.subList(1, row.size()).toArray())) {
                included.add(number);
            }
        }
        return included;
    }

    /** Returns the children that may come over a limited key. */
    private Set<Integer> chosen(RandomKey key) {
        Map<Integer, Integer> parentOf = parents.get(key);
        Map<Integer, Integer> taken = new HashMap<>();
        Set<Integer> chosen = new HashSet<>();
        for (int row : ordered(key.child, "'all'").getOrDefault("all", List.of())) {
            Integer parent = parentOf.get(row);
            if (parent != null && taken.merge(parent, 1, Integer::sum) <= rules.limits.get(key)) {
                chosen.add(row);
            }
        }
        return chosen;
    }

    private static String textOf(RandomTable table, String column) {
        boolean first = column.equals("a");
        if (first && table.type == RandomType.TIMESTAMP) {
            return "(a at time zone 'UTC')::text";
        }
        return first && table.type == RandomType.BYTES ? "encode(a::bytea::bytea,'hex')" : column + "::text";
    }

    private boolean add(RandomTable table, int row, Reason reason) {
        if (!eligible.get(table).contains(row)) {
            return false;
        }
        Reason before = cohort.get(table).get(row);
        if (before == null || reason.compareTo(before) < 0) {
            cohort.get(table).put(row, reason);
            return true;
        }
        return false;
    }

    private void grow() {
        boolean grows = true;
        while (grows) {
            grows = false;
            for (RandomKey key : rules.schema.keys) {
                if (isEmptied(key.child) || rules.empty.contains(key.child)) {
                    continue;
                }
                for (Map.Entry<Integer, Integer> edge : parents.get(key).entrySet()) {
                    grows |= follow(key, edge.getKey(), edge.getValue());
                    grows |= require(key, edge.getKey(), edge.getValue());
                }
            }
        }
    }

    private boolean follow(RandomKey key, int child, int parent) {
        Reason reason = cohort.get(key.parent).get(parent);
        if (chosenOver.containsKey(key) && !chosenOver.get(key).contains(child)) {
            return false;
        }
        if (reason == null || !areConfinesMet(key.child, child)) {
            return false;
        }
        boolean carries = reason == Reason.DRAWN || reason == Reason.FOLLOWED;
        if (carries && rules.followOf(key) != Follow.NEVER) {
            return add(key.child, child, Reason.FOLLOWED);
        }
        return rules.followOf(key) == Follow.ALWAYS && add(key.child, child, Reason.REQUIRED);
    }

    private boolean areConfinesMet(RandomTable table, int row) {
        return rules.schema.keys.stream()
                .filter(key -> key.child == table && rules.outsideOf(key) == Outside.CONFINE)
                .filter(key -> parents.get(key).containsKey(row))
                .allMatch(key ->
                        cohort.get(key.parent).containsKey(parents.get(key).get(row)));
    }

    private boolean require(RandomKey key, int child, int parent) {
        boolean isIn = cohort.get(key.child).containsKey(child);
        return isIn && rules.outsideOf(key) != Outside.DETACH && add(key.parent, parent, Reason.REQUIRED);
    }

    private boolean isRuleless(RandomTable table) {
        return !rules.draws.containsKey(table)
                && !rules.always.containsKey(table)
                && !rules.whole.contains(table)
                && !rules.empty.contains(table)
                && !reached().contains(table);
    }

    private boolean isWhole(RandomTable table) {
        boolean byDefault = rules.unreached == Unreached.WHOLE || rules.unreached == Unreached.BY_SIZE;
        return rules.whole.contains(table) || (byDefault && isRuleless(table));
    }

    private boolean isEmptied(RandomTable table) {
        return rules.unreached == Unreached.EMPTY && isRuleless(table);
    }

    private Set<RandomTable> reached() {
        Set<RandomTable> reached = new HashSet<>(rules.draws.keySet());
        reached.addAll(rules.always.keySet());
        for (int round = 0; round <= rules.schema.tables.size(); round++) {
            for (RandomKey key : rules.schema.keys) {
                boolean fromAny = rules.followOf(key) == Follow.ALWAYS && !rules.empty.contains(key.parent);
                if (rules.empty.contains(key.child)) {
                    continue;
                }
                if (fromAny || (rules.followOf(key) != Follow.NEVER && reached.contains(key.parent))) {
                    reached.add(key.child);
                }
            }
        }
        return reached;
    }

    /** Tells whether every draw takes a row. */
    boolean drawsSomething() {
        return drawn.values().stream().noneMatch(Set::isEmpty);
    }

    Map<Integer, Reason> rows(RandomTable table) {
        return cohort.get(table);
    }

    /** Returns the SQL expression of what is left of the array column in the row {@code t}. */
    String keptElements(RandomKey key) {
        String column = "t." + key.columns().get(0);
        String rows =
                cohort.get(key.parent).keySet().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return """
                case when %1$s and %2$s is not null then array(
                    select e from unnest(%2$s) with ordinality as x(e, n)
                    where e is null or e in (select %3$s from %4$s where row_id in (%5$s)) order by n) else %2$s end""".formatted(
                        key.when.replace("v ", "t.v "),
                        column,
                        key.target.names().get(0),
                        rules.ownRows(key.parent),
                        rows.isEmpty() ? "null" : rows);
    }

    /** Returns the rows of the child that refer to something over the key, be it there or not. */
    List<String> referring(RandomKey key) {
        return rows("select row_id from %s t where num_nulls(%s) = 0 and %s%s%s"
                .formatted(
                        rules.ownRows(key.child),
                        String.join(", ", key.columns()),
                        key.when,
                        within("t", key.childLeaves),
                        key.form == RandomKey.Form.TEXT
                                ? " and %s <> 'nothing'".formatted(key.columns().get(0))
                                : ""));
    }

    /** Tells whether the row, which refers to something over this key, refers to nothing in the cohort. */
    boolean isDetached(RandomKey key, int row) {
        Integer parent = parents.get(key).get(row);
        return parent == null || !cohort.get(key.parent).containsKey(parent);
    }

    long size() {
        return cohort.values().stream().mapToLong(Map::size).sum();
    }
}
