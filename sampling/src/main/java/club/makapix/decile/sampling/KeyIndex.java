package club.makapix.decile.sampling;

import club.makapix.decile.transfer.Reason;
import club.makapix.decile.transfer.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Knows the cohort's rows of one table by one of its keys: a set of keys per reason, and the keys that entered since somebody last
 * asked.
 */
final class KeyIndex {
    private final KeyShape shape;
    private final boolean reportsCarrying;
    private final boolean reportsOthers;
    private final Map<Reason, KeySet> sets = new EnumMap<>(Reason.class);
    private KeySet freshCarrying;
    private KeySet freshOthers;

    /**
     * Prepares an empty index.
     *
     * @param reportsCarrying whether somebody will ask for the keys of rows newly drawn or followed
     * @param reportsOthers whether somebody will ask for the keys of other new rows
     */
    KeyIndex(KeyShape shape, boolean reportsCarrying, boolean reportsOthers) {
        this.shape = shape;
        this.reportsCarrying = reportsCarrying;
        this.reportsOthers = reportsOthers;
        this.freshCarrying = shape.newSet();
        this.freshOthers = shape.newSet();
    }

    KeyShape shape() {
        return shape;
    }

    /** Returns the strongest reason for which the row with this key is in the cohort, null if it is not. */
    @Nullable
    Reason reason(Row row, int[] fields) {
        for (Map.Entry<Reason, KeySet> set : sets.entrySet()) {
            if (set.getValue().contains(row, fields)) {
                return set.getKey();
            }
        }
        return null;
    }

    /** Tells whether children come along with a row that is there for this reason. */
    static boolean isCarrying(@Nullable Reason reason) {
        return reason == Reason.DRAWN || reason == Reason.FOLLOWED;
    }

    void add(Row row, int[] fields, Reason reason) {
        if (KeySet.isNull(row, fields)) {
            return;
        }
        sets.computeIfAbsent(reason, unused -> shape.newSet()).add(row, fields);
        if (isCarrying(reason) && reportsCarrying) {
            freshCarrying.add(row, fields);
        } else if (!isCarrying(reason) && reportsOthers) {
            freshOthers.add(row, fields);
        }
    }

    boolean hasFresh() {
        return freshCarrying.size() + freshOthers.size() > 0;
    }

    /** Returns the keys that entered since the last call, and forgets that they are new. */
    Fresh takeFresh() {
        Fresh fresh = new Fresh(freshCarrying, freshOthers);
        freshCarrying = shape.newSet();
        freshOthers = shape.newSet();
        return fresh;
    }

    /** Returns the keys of rows that are drawn or followed. */
    Collection<KeySet> carrying() {
        List<KeySet> carrying = new ArrayList<>();
        sets.forEach((reason, set) -> {
            if (isCarrying(reason)) {
                carrying.add(set);
            }
        });
        return carrying;
    }

    /** Returns the keys of all rows; a key may be in several sets. */
    Collection<KeySet> all() {
        return sets.values();
    }

    long bytes() {
        return sets.values().stream().mapToLong(KeySet::bytes).sum();
    }

    /**
     * Holds keys that entered lately.
     *
     * @param carrying keys of rows newly drawn or followed
     * @param others keys of rows that are there for another reason
     */
    record Fresh(KeySet carrying, KeySet others) {
        /** Returns the keys whose children a reference has to look at. */
        List<KeySet> concerning(Reference reference) {
            return reference.concernsAllParents() ? List.of(carrying, others) : List.of(carrying);
        }
    }
}
