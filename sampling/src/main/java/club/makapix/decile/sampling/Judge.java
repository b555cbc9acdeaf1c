package club.makapix.decile.sampling;

import club.makapix.decile.transfer.Reason;
import club.makapix.decile.transfer.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides about rows of one table, given what is in the cohort so far. After {@link #follow} it remembers over which reference the
 * row came or which kept it; used by one thread.
 */
final class Judge {
    private final List<Link> links;
    private @Nullable Link via;
    private @Nullable Link confinedBy;

    Judge(List<Link> links) {
        this.links = List.copyOf(links);
    }

    List<Link> links() {
        return links;
    }

    /** Tells whether no reference bars the row; its table's own condition is left to the server. */
    boolean isEligible(Row row) {
        for (Link link : links) {
            if (link.isBarred(row)) {
                return false;
            }
        }
        return true;
    }

    /** Tells as what the row comes along with one of its parents; null if it does not. */
    @Nullable
    Reason follow(Row row) {
        confinedBy = null;
        Reason reason = pull(row);
        if (reason == null) {
            return null;
        }
        for (Link link : links) {
            if (link.isConfined(row)) {
                confinedBy = link;
                return null;
            }
        }
        return reason;
    }

    private @Nullable Reason pull(Row row) {
        via = null;
        for (Link link : links) {
            Reference reference = link.reference();
            Reason parent = reference.isFollowed() && link.isChosen(row) ? link.parentReason(row) : null;
            if (KeyIndex.isCarrying(parent)) {
                via = link;
                return Reason.FOLLOWED;
            }
            if (parent != null && via == null && reference.follow() == Follow.ALWAYS) {
                via = link;
            }
        }
        return via == null ? null : Reason.REQUIRED;
    }

    /** Returns the reference over which the last row came, null if none. */
    @Nullable
    Link via() {
        return via;
    }

    /** Returns the reference that kept the last row from coming, null if none. */
    @Nullable
    Link confinedBy() {
        return confinedBy;
    }
}
