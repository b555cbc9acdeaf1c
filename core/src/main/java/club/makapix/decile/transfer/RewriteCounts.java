package club.makapix.decile.transfer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts per column what a rewriter writes, and hands it on. */
final class RewriteCounts implements RowEditor {
    private final List<String> columns;
    private final Row before;
    private final RowEditor editor;
    private final long[] rewritten;
    private final long[] erased;

    /**
     * Counts nothing yet.
     *
     * @param columns the columns that the rewriter may set, in its order
     * @param before shows the columns as they stand before the rewriter sets them
     * @param editor sets them
     */
    RewriteCounts(List<String> columns, Row before, RowEditor editor) {
        this.columns = List.copyOf(columns);
        this.before = before;
        this.editor = editor;
        this.rewritten = new long[before.size()];
        this.erased = new long[before.size()];
    }

    @Override
    public void set(int column, @Nullable String value) {
        if (value != null) {
            rewritten[column]++;
        } else if (!before.isNull(column)) {
            erased[column]++;
        }
        editor.set(column, value);
    }

    long rewritten(String column) {
        return of(column, rewritten);
    }

    long erased(String column) {
        return of(column, erased);
    }

    private long of(String column, long[] counts) {
        int at = columns.indexOf(column);
        return at < 0 ? 0 : counts[at];
    }
}
