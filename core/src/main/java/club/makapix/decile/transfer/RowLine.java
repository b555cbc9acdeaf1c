package club.makapix.decile.transfer;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Holds one row on its way: the parsed fields, what stages made of them, and the bytes behind, which nobody looks at. An
 * untouched row leaves as the slice of bytes that it came in.
 */
final class RowLine {
    private final TextRow fields;
    private final int hidden;
    private final boolean[] edited;
    private final @Nullable String[] values;
    private final LineBuffer buffer = new LineBuffer();
    private byte[] line = new byte[0];
    private boolean touched;

    RowLine(SelectList list) {
        this.fields = new TextRow(list.parsedFields());
        this.hidden = list.hiddenFields();
        this.edited = new boolean[list.parsedFields()];
        this.values = new @Nullable String[list.parsedFields()];
    }

    void read(byte[] copyLine) {
        line = copyLine;
        fields.read(copyLine);
        if (touched) {
            Arrays.fill(edited, false);
            touched = false;
        }
    }

    /** Returns a view of some of the fields that shows the row as it stands. */
    Row view(int[] positions) {
        return new View(positions);
    }

    /** Returns an editor of some of the fields. */
    RowEditor editor(int[] positions) {
        return (column, value) -> {
            int field = positions[column];
            values[field] = value;
            edited[field] = true;
            touched = true;
        };
    }

    /** Writes the row without the fields that stay behind and returns the number of bytes. */
    int writeTo(RowSink sink) {
        if (!touched) {
            int start = Math.min(fields.startOf(hidden), line.length - 1);
            sink.keep(line, start, line.length - start);
            return line.length - start;
        }
        buffer.clear();
        for (int field = hidden; field < edited.length; field++) {
            if (edited[field]) {
                buffer.addText(values[field]);
            } else {
                buffer.add(line, fields.startOf(field), fields.endOf(field));
            }
            buffer.add(line, fields.endOf(field), fields.endOf(field) + 1);
        }
        buffer.add(line, fields.tail(), line.length);
        sink.write(buffer.bytes(), 0, buffer.length());
        return buffer.length();
    }

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
