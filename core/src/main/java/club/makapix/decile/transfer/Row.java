package club.makapix.decile.transfer;

import org.jspecify.annotations.Nullable;

/**
 * Shows the fields of one row, in the order in which they were asked for. The view is valid only during the call that
 * receives it: keep values, not the row.
 */
public interface Row {
    /** Returns the number of fields. */
    int size();

    /** Tells whether the field is SQL NULL. */
    boolean isNull(int field);

    /** Returns the field as PostgreSQL's text output, null for SQL NULL. */
    @Nullable
    String text(int field);

    /**
     * Returns the field as an integer without making a string of it.
     *
     * @throws NumberFormatException if the field is NULL or no integer; the message holds no value
     */
    long integer(int field);
}
