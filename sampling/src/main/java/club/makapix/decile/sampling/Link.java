package club.makapix.decile.sampling;

import club.makapix.decile.transfer.Reason;
import club.makapix.decile.transfer.Row;
import org.jspecify.annotations.Nullable;

/** Follows one reference from a row that was read to what is known of its parent. */
final class Link {
    private final Reference reference;
    private final int[] fields;
    private final int presence;
    private final Members parent;
    private final KeyIndex parents;
    private final @Nullable KeySet ineligible;
    private final @Nullable KeySet chosen;
    private final int[] identity;

    /**
     * Prepares to follow a reference.
     *
     * @param inputs takes the expressions that have to be read
     * @param child the child's rows that are in the cohort
     * @param parent the parent's rows that are in the cohort
     * @param ineligible the parent's rows that may not travel; null if all may
     */
    Link(Reference reference, Inputs inputs, Members child, Members parent, @Nullable KeySet ineligible) {
        this.reference = reference;
        this.fields = inputs.add(reference.canonicalValues());
        this.presence = reference.translated() ? inputs.add(reference.isPresent())[0] : -1;
        this.parent = parent;
        this.parents = parent.index(reference.parentKey());
        this.ineligible = ineligible;
        this.chosen = reference.isLimited() ? child.chosenOver(reference) : null;
        this.identity = chosen == null
                ? new int[0]
                : inputs.add(child.identity().shape().expressions());
    }

    Reference reference() {
        return reference;
    }

    KeyIndex parents() {
        return parents;
    }

    int[] fields() {
        return fields;
    }

    /** Takes the row among the children of its parent that come over a limited reference. */
    void choose(Row row) {
        if (chosen != null) {
            chosen.add(row, identity);
        }
    }

    /** Tells whether the row is among the children that may come over this reference. */
    boolean isChosen(Row row) {
        return chosen == null || chosen.contains(row, identity);
    }

    /** Tells whether the parent is in the cohort whenever it may be. */
    boolean isToWhole() {
        return parent.rule().isWhole();
    }

    /** Tells whether some row may be kept from travelling over this reference. */
    boolean mayBar() {
        return ineligible != null && reference.binds();
    }

    /** Tells whether the row refers to something, be it there or not. */
    boolean isPresent(Row row) {
        return presence < 0 ? !KeySet.isNull(row, fields) : "t".equals(row.text(presence));
    }

    /** Tells whether the row refers to a key that may be looked up; a reference that is known to dangle has none. */
    boolean hasKey(Row row) {
        return !reference.array() && !KeySet.isNull(row, fields);
    }

    /** Tells why the parent is in the cohort; null if it is not, or there is none. */
    @Nullable
    Reason parentReason(Row row) {
        return hasKey(row) ? parents.reason(row, fields) : null;
    }

    /** Tells whether the row may not travel because its parent may not. */
    boolean isBarred(Row row) {
        return ineligible != null && reference.binds() && hasKey(row) && ineligible.contains(row, fields);
    }

    /** Tells whether the row needs a parent that is not yet in the cohort. */
    boolean isWanting(Row row) {
        return reference.binds() && !isToWhole() && hasKey(row) && parents.reason(row, fields) == null;
    }

    /** Tells whether a child that merely follows must stay because this parent is not in the cohort. */
    boolean isConfined(Row row) {
        return reference.confines() && hasKey(row) && parents.reason(row, fields) == null;
    }
}
