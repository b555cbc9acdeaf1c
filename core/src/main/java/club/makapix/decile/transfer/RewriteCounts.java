package club.makapix.decile.transfer;

import org.jspecify.annotations.Nullable;

/** Counts per column what a rewriter writes, and hands it on. */
final class RewriteCounts implements RowEditor {
    private final Row before;
    private final RowEditor editor;
    private final long[] rewritten;
    private final long[] erased;

    /**
     * Counts nothing yet.
     *
     * @param before shows the columns as they stand before the rewriter sets them
     * @param editor sets them
     */
    RewriteCounts(Row before, RowEditor editor) {
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

    long rewritten(int column) {
        return rewritten[column];
    }

    long erased(int column) {
        return erased[column];
    }
}
