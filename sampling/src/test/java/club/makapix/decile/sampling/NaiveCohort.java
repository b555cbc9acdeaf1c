package club.makapix.decile.sampling;

import club.makapix.decile.schema.Identifiers;
import club.makapix.decile.schema.TableName;
import club.makapix.decile.transfer.Reason;
import club.makapix.decile.transfer.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Computes a cohort from the definition alone, for any database and recipe without limits and draws of a number: the server joins
 * every child to its parent, and every rule is tried on every row until nothing changes. Takes memory for every row.
 */
final class NaiveCohort {
    private static final int NONE = -1;

    private final Snapshot snapshot;
    private final Blueprint blueprint;
    private final Map<TableName, Places> places = new HashMap<>();
    private final Map<TableName, boolean[]> eligible = new HashMap<>();
    private final Map<TableName, @Nullable Reason[]> reasons = new LinkedHashMap<>();
    private final Map<Reference, int[]> parents = new LinkedHashMap<>();

    NaiveCohort(Snapshot snapshot, Blueprint blueprint) {
        this.snapshot = snapshot;
        this.blueprint = blueprint;
        blueprint.tables().values().forEach(this::readRows);
        blueprint.references().stream()
                .filter(reference -> !reference.array())
                .forEach(reference -> parents.put(reference, readParents(reference)));
        shrinkEligible();
        blueprint.tables().values().forEach(this::start);
        grow();
    }

    private static <K, V> V get(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key));
    }

    private void readRows(TableRule rule) {
        Places rows = new Places();
        snapshot.query("rows", Sql.select(Places.EXPRESSIONS, rule.table(), List.of()), row -> rows.add(row, 0));
        rows.sort();
        places.put(rule.name(), rows);
        reasons.put(rule.name(), new Reason[rows.size()]);
        eligible.put(rule.name(), rowsWhere(rule, rule.whereCondition()));
    }

    private boolean[] rowsWhere(TableRule rule, String condition) {
        Places rows = get(places, rule.name());
        boolean[] fulfil = new boolean[rows.size()];
        snapshot.query(
                "rows",
                Sql.select(Places.EXPRESSIONS, rule.table(), List.of(condition)),
                row -> fulfil[rows.find(row, 0)] = true);
        return fulfil;
    }

    private int[] readParents(Reference reference) {
        Places children = get(places, reference.child());
        Places known = get(places, reference.parent());
        int[] found = new int[children.size()];
        Arrays.fill(found, NONE);
        List<String> own = new ArrayList<>(Places.EXPRESSIONS);
        List<String> on = new ArrayList<>(List.of(reference.key().parentCondition("p")));
        for (int index = 0; index < reference.values().size(); index++) {
            own.add("%s as v%d".formatted(reference.values().get(index), index));
            on.add("p.%s = c.v%d"
                    .formatted(Identifiers.quote(reference.key().parentColumns().get(index)), index));
        }
        String sql = "select c.oid, c.ctid, p.tableoid, p.ctid from (%s) c join %s p on %s"
                .formatted(
                        Sql.select(own, blueprint.rule(reference.child()).table(), List.of()),
                        blueprint.rule(reference.parent()).table().ownRows(),
                        String.join(" and ", on));
        snapshot.query("parents", sql, row -> found[children.find(row, 0)] = known.find(row, 2));
        return found;
    }

    private void shrinkEligible() {
        boolean shrinks = true;
        while (shrinks) {
            shrinks = false;
            for (Map.Entry<Reference, int[]> entry : parents.entrySet()) {
                Reference reference = entry.getKey();
                boolean[] children = get(eligible, reference.child());
                for (int child = 0; child < children.length; child++) {
                    int parent = entry.getValue()[child];
                    if (reference.outside() != Outside.DETACH
                            && children[child]
                            && parent != NONE
                            && !get(eligible, reference.parent())[parent]) {
                        children[child] = false;
                        shrinks = true;
                    }
                }
            }
        }
    }

    private void start(TableRule rule) {
        boolean[] drawn = rowsWhere(rule, Sql.anyOf(List.of(rule.drawCondition(), rule.alwaysCondition())));
        for (int row = 0; row < drawn.length; row++) {
            if (drawn[row]) {
                add(rule.name(), row, Reason.DRAWN);
            } else if (rule.isWhole()) {
                add(rule.name(), row, Reason.WHOLE);
            }
        }
    }

    private boolean add(TableName table, int row, Reason reason) {
        @Nullable Reason[] rows = get(reasons, table);
        Reason before = rows[row];
        if (!get(eligible, table)[row] || (before != null && before.compareTo(reason) <= 0)) {
            return false;
        }
        rows[row] = reason;
        return true;
    }

    private void grow() {
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Map.Entry<Reference, int[]> entry : parents.entrySet()) {
                for (int child = 0; child < entry.getValue().length; child++) {
                    int parent = entry.getValue()[child];
                    if (parent != NONE) {
                        grows |= follow(entry.getKey(), child, parent);
                        grows |= require(entry.getKey(), child, parent);
                    }
                }
            }
        }
    }

    private boolean follow(Reference reference, int child, int parent) {
        Reason reason = get(reasons, reference.parent())[parent];
        boolean carries = reason == Reason.DRAWN || reason == Reason.FOLLOWED;
        if (reason == null || reference.follow() == Follow.NEVER || !areConfinesMet(reference.child(), child)) {
            return false;
        }
        return carries
                ? add(reference.child(), child, Reason.FOLLOWED)
                : reference.follow() == Follow.ALWAYS && add(reference.child(), child, Reason.REQUIRED);
    }

    private boolean areConfinesMet(TableName table, int child) {
        for (Reference reference : blueprint.of(table)) {
            int parent = reference.array() ? NONE : get(parents, reference)[child];
            if (reference.outside() == Outside.CONFINE
                    && parent != NONE
                    && get(reasons, reference.parent())[parent] == null) {
                return false;
            }
        }
        return true;
    }

    private boolean require(Reference reference, int child, int parent) {
        return reference.outside() != Outside.DETACH
                && get(reasons, reference.child())[child] != null
                && add(reference.parent(), parent, Reason.REQUIRED);
    }

    /** Returns where the rows of a table stand. */
    Places places(TableName table) {
        return get(places, table);
    }

    /** Returns for each of these places why its row is in the cohort, null if it is not. */
    @Nullable
    Reason[] reasons(TableName table) {
        return get(reasons, table);
    }
}
