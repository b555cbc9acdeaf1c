package club.makapix.decile.transfer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds the first fields of a line of COPY's text format; what stands behind them is left alone. */
final class TextRow implements Row {
    private static final int NULL = -1;

    private final int size;
    private final int[] starts;
    private final int[] ends;
    private byte[] line = new byte[0];
    private int tail;

    /** Prepares for lines of which the first {@code size} fields matter. */
    TextRow(int size) {
        this.size = size;
        this.starts = new int[size];
        this.ends = new int[size];
    }

    /** Takes the next line, ended by a newline; the array is read until the next call. */
    void read(byte[] copyLine) {
        line = copyLine;
        int position = 0;
        int end = copyLine.length - 1;
        for (int field = 0; field < size; field++) {
            int start = position;
            while (position < end && copyLine[position] != '\t') {
                position++;
            }
            boolean absent = position - start == 2 && copyLine[start] == '\\' && copyLine[start + 1] == 'N';
            starts[field] = start;
            ends[field] = absent ? NULL : position;
            position++;
        }
        tail = Math.min(position, copyLine.length);
    }

    /** Returns where the bytes behind the fields begin. */
    int tail() {
        return tail;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean isNull(int field) {
        return ends[field] == NULL;
    }

    @Override
    public @Nullable String text(int field) {
        return isNull(field) ? null : CopyText.decode(line, starts[field], ends[field]);
    }

    @Override
    public long integer(int field) {
        int position = starts[field];
        int end = ends[field];
        boolean negative = position < end && line[position] == '-';
        if (negative) {
            position++;
        }
        if (position >= end) {
            throw new NumberFormatException("field " + field + " is no integer");
        }
        long value = 0;
        for (; position < end; position++) {
            int digit = line[position] - '0';
            if (digit < 0 || digit > 9) {
                throw new NumberFormatException("field " + field + " is no integer");
            }
            value = Math.addExact(Math.multiplyExact(value, 10L), negative ? -digit : digit);
        }
        return value;
    }

    /** Returns the bytes of the field as they came, escapes included. */
    byte[] raw(int field) {
        return isNull(field)
                ? "\\N".getBytes(StandardCharsets.US_ASCII)
                : Arrays.copyOfRange(line, starts[field], ends[field]);
    }
}
