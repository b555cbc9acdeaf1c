package club.makapix.decile.transfer;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Holds one row on its way: the parsed fields, what stages made of them, and the bytes behind, which nobody looks at. An
 * untouched row leaves as the slice of bytes that it came in.
 */
abstract class RowLine {
    private final Row fields;
    private final boolean[] edited;
    private final @Nullable String[] values;
    private boolean touched;

    RowLine(Row fields) {
        this.fields = fields;
        this.edited = new boolean[fields.size()];
        this.values = new @Nullable String[fields.size()];
    }

    /** Takes what COPY sent; false if that is no row but the end. */
    abstract boolean read(byte[] copyData);

    /** Forgets what stages made of the row before. */
    final void forgetEdits() {
        if (touched) {
            Arrays.fill(edited, false);
            touched = false;
        }
    }

    /** Returns a view of some of the fields that shows the row as it stands. */
    final Row view(int[] positions) {
        return new View(positions);
    }

    /** Returns an editor of some of the fields. */
    final RowEditor editor(int[] positions) {
        return (column, value) -> {
            int field = positions[column];
            check(field, value);
            values[field] = value;
            edited[field] = true;
            touched = true;
        };
    }

    /**
     * Looks at a new value for a field.
     *
     * @throws TransferException if it is none that the field can hold
     */
    void check(int field, @Nullable String value) {}

    final boolean isEdited(int field) {
        return edited[field];
    }

    /** Returns the new value of a field that is edited. */
    final @Nullable String edit(int field) {
        return values[field];
    }

    /** Writes the row without the fields that stay behind and returns the number of bytes. */
    final int writeTo(RowSink sink) {
        return touched ? writeEdited(sink) : writeUntouched(sink);
    }

    abstract int writeUntouched(RowSink sink);

    abstract int writeEdited(RowSink sink);

    private final class View implements Row {
        private final int[] positions;

        View(int[] positions) {
            this.positions = positions;
        }

        @Override
        public int size() {
            return positions.length;
        }

        @Override
        public boolean isNull(int field) {
            int position = positions[field];
            return edited[position] ? values[position] == null : fields.isNull(position);
        }

        @Override
        public @Nullable String text(int field) {
            int position = positions[field];
            return edited[position] ? values[position] : fields.text(position);
        }

        @Override
        public long integer(int field) {
            int position = positions[field];
            return edited[position] ? parse(field, values[position]) : fields.integer(position);
        }

        private static long parse(int field, @Nullable String value) {
            try {
                return Long.parseLong(value == null ? "" : value);
            } catch (NumberFormatException e) {
                throw TextRow.noInteger(field);
            }
        }
    }
}
