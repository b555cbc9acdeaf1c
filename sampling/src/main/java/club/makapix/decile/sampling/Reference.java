package club.makapix.decile.sampling;

import club.makapix.decile.schema.ForeignKey;
import club.makapix.decile.schema.TableName;
import java.util.List;

/**
 * Describes how a child refers to its parent, and what the recipe makes of it.
 *
 * @param key the foreign key
 * @param parentKey the parent's columns that are compared
 * @param values the SQL expressions over the child {@code t} to compare with the parent's columns
 * @param canonicalValues the same as texts that equal the parent's own; NULL for no parent
 * @param translated whether the two differ, because the server looks the parent up
 * @param follow when the child comes along
 * @param outside what happens if the parent does not
 * @param limit how many children of one parent come over it, 0 for all
 * @param array whether the child's column is an array, whose elements refer each to a parent
 * @param detached the columns that are cleared to detach the child
 */
record Reference(
        ForeignKey key,
        ParentKey parentKey,
        List<String> values,
        List<String> canonicalValues,
        boolean translated,
        Follow follow,
        Outside outside,
        long limit,
        boolean array,
        List<String> detached) {
    Reference {
        values = List.copyOf(values);
        canonicalValues = List.copyOf(canonicalValues);
        detached = List.copyOf(detached);
    }

    TableName child() {
        return key.child();
    }

    TableName parent() {
        return key.parent();
    }

    boolean isLimited() {
        return limit > 0;
    }

    boolean isFollowed() {
        return follow != Follow.NEVER;
    }

    /** Tells whether the child's coming depends on parents that are neither drawn nor followed. */
    boolean concernsAllParents() {
        return follow == Follow.ALWAYS || confines();
    }

    /** Tells whether a row that may not travel keeps its children from travelling. */
    boolean binds() {
        return outside != Outside.DETACH;
    }

    /** Returns the SQL condition that the child refers to something. */
    String isPresent() {
        return "pg_catalog.num_nulls(%s) = 0".formatted(String.join(", ", values));
    }

    /** Tells whether several rows of the parent may have the key that the child refers to. */
    boolean isToHistory() {
        return key.temporal();
    }

    boolean confines() {
        return outside == Outside.CONFINE;
    }
}
