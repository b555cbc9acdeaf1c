package club.makapix.decile.sampling;

import club.makapix.decile.transfer.Reason;
import club.makapix.decile.transfer.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets rows of one table into the cohort, each once per reason, and counts over which reference they came or were kept out. */
final class Entrance {
    private final Members members;
    private final List<KeyIndex> indexes;
    private final List<int[]> fields = new ArrayList<>();
    private final int identity;
    private final Map<Reference, KeySet> refused = new HashMap<>();
    private final Tally tally = new Tally();

    Entrance(Members members, Inputs inputs) {
        this.members = members;
        this.indexes = members.indexes();
        indexes.forEach(index -> fields.add(inputs.add(index.shape().expressions())));
        this.identity = members.areKept() ? indexes.indexOf(members.identity()) : -1;
    }

    /** Lets a row in; tells whether it was not in the cohort, or only for a weaker reason, or whether that is not kept. */
    boolean admit(Row row, Reason reason, @Nullable Link via) {
        if (identity < 0) {
            return true;
        }
        Reason before = members.identity().reason(row, fields.get(identity));
        if (before != null && before.compareTo(reason) <= 0) {
            return false;
        }
        for (int index = 0; index < fields.size(); index++) {
            indexes.get(index).add(row, fields.get(index), reason);
        }
        count(row, reason, before, via);
        return true;
    }

    private void count(Row row, Reason reason, @Nullable Reason before, @Nullable Link via) {
        members.counts().merge(reason, 1L, Long::sum);
        if (before != null) {
            members.counts().merge(before, -1L, Long::sum);
            return;
        }
        if (via != null) {
            tally.pulled(via.reference());
        }
        refused.forEach((reference, rows) -> {
            if (rows.contains(row, fields.get(identity))) {
                tally.released(reference);
            }
        });
    }

    /** Remembers that a row is kept out, for now, because its parent over this reference is not in the cohort. */
    void refuse(Row row, Reference reference) {
        if (identity < 0 || members.identity().reason(row, fields.get(identity)) != null) {
            return;
        }
        KeySet rows = refused.computeIfAbsent(
                reference, unused -> members.identity().shape().newSet());
        if (rows.add(row, fields.get(identity))) {
            tally.confined(reference);
        }
    }

    /** Returns what the references did so far. */
    Tally tally() {
        return tally;
    }
}
