package club.makapix.decile.transfer;

import org.jspecify.annotations.Nullable;

/** Replaces columns of the row at hand; a column that is not set travels as the bytes it came in. */
public interface RowEditor {
    /**
     * Replaces a column.
     *
     * @param column the position in the list of columns that the stage declared
     * @param value the new value as PostgreSQL's text input, null for SQL NULL
     */
    void set(int column, @Nullable String value);
}
