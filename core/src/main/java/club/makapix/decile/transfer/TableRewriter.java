package club.makapix.decile.transfer;

import java.util.List;

/** Rewrites the rows of one table. Used by one thread. */
public interface TableRewriter {
    /** Returns the SQL expressions over the row {@code t} whose values {@link #rewrite} needs, often plain columns; a plain column shows what the selection made of it. */
    List<String> inputs();

    /** Returns the columns that {@link #rewrite} may set. */
    List<String> columns();

    /**
     * Rewrites one row.
     *
     * @param row the values of {@link #inputs()}
     * @param editor sets {@link #columns()}
     */
    void rewrite(Row row, RowEditor editor);
}
