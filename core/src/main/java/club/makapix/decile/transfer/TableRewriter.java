package club.makapix.decile.transfer;

import java.util.List;
import java.util.Map;

/** Rewrites the rows of one table. Used by one thread. */
public interface TableRewriter {
    /** Returns the SQL expressions over the row {@code t} whose values {@link #rewrite} needs, often plain columns; a plain column shows what the selection made of it. */
    List<String> inputs();

    /** Returns the columns that {@link #rewrite} may set. */
    List<String> columns();

    /**
     * Returns the columns whose values the target computes from the rows once all of the table have arrived, each with SQL over the row
     * {@code t}; {@link #rewrite} sets them to something that may stand there until then.
     */
    default Map<String, String> recomputed() {
        return Map.of();
    }

    /**
     * Rewrites one row.
     *
     * @param row the values of {@link #inputs()}
     * @param editor sets {@link #columns()}
     */
    void rewrite(Row row, RowEditor editor);
}
