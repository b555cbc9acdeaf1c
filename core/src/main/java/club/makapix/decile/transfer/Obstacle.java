package club.makapix.decile.transfer;

import club.makapix.decile.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Stands between the rows and a table of the target: a constraint, an index or a trigger that would slow the rows down or
 * refuse them in an order that is none of theirs.
 *
 * @param kind what it is
 * @param table the table, of a partition its root
 * @param name its own name
 * @param suspend the statement that takes it away
 * @param restore the statements that bring it back exactly
 * @param validate the statement that checks the rows afterwards, if the first of {@code restore} may put that off
 */
record Obstacle(
        Kind kind, TableName table, String name, String suspend, List<String> restore, Optional<String> validate) {
    Obstacle {
        restore = List.copyOf(restore);
    }

    /** Returns the statements that bring it back, without the check of the rows if that can follow by {@link #validate}. */
    List<String> restoreUnchecked() {
        List<String> steps = new ArrayList<>(restore);
        if (validate.isPresent()) {
            steps.set(0, steps.get(0) + " not valid");
        }
        return steps;
    }

    /** Returns the obstacle in words: {@code public.posts, posts_license_id_fkey}. */
    @Override
    public String toString() {
        return table + ", " + name;
    }

    /** Orders obstacles as they are brought back; they are taken away in the opposite order. */
    enum Kind {
        INDEX("indexes", ProgressListener.Phase.INDEXING),
        CHECK("checks", ProgressListener.Phase.VALIDATING),
        FOREIGN_KEY("foreign-keys", ProgressListener.Phase.VALIDATING),
        TRIGGER("triggers", ProgressListener.Phase.VALIDATING),
        ROW_SECURITY("row-security", ProgressListener.Phase.VALIDATING);

        private final String query;
        private final ProgressListener.Phase phase;

        Kind(String query, ProgressListener.Phase phase) {
            this.query = query;
            this.phase = phase;
        }

        /** Returns the name of the catalogue query that lists obstacles of this kind. */
        String query() {
            return query;
        }

        ProgressListener.Phase phase() {
            return phase;
        }
    }
}
