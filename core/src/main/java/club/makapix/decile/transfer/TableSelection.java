package club.makapix.decile.transfer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Picks rows of one table in two steps: the source evaluates {@link #condition()}, and of the rows that pass,
 * {@link #judge} decides which travel and which of their columns are cleared. Used by one thread.
 */
public interface TableSelection {
    /** Returns the SQL condition that every travelling row fulfils; the row is called {@code t}, {@code true} means all. */
    String condition();

    /** Returns the SQL expressions over the row {@code t} whose values {@link #judge} needs, often plain columns. */
    List<String> inputs();

    /** Returns the columns that {@link #judge} may set. */
    List<String> columns();

    /**
     * Judges one row.
     *
     * @param row the values of {@link #inputs()}
     * @param editor sets {@link #columns()}, for example a key to NULL
     * @return why the row travels, or null if it stays
     */
    @Nullable
    Reason judge(Row row, RowEditor editor);
}
