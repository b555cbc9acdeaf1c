package club.makapix.decile.transfer;

import org.jspecify.annotations.Nullable;

/** Finds the first fields of a line of COPY's text format; what stands behind them is left alone. */
final class TextRow implements Row {
    private final int size;
    private final int[] starts;
    private final int[] ends;
    private final boolean[] absent;
    private byte[] line = new byte[0];
    private int tail;

    /** Prepares for lines of which the first {@code size} fields matter. */
    TextRow(int size) {
        this.size = size;
        this.starts = new int[size];
        this.ends = new int[size];
        this.absent = new boolean[size];
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
            starts[field] = start;
            ends[field] = position;
            absent[field] = position - start == 2 && copyLine[start] == '\\' && copyLine[start + 1] == 'N';
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
        return absent[field];
    }

    @Override
    public @Nullable String text(int field) {
        return isNull(field) ? null : CopyText.decode(line, starts[field], ends[field]);
    }

    @Override
    public long integer(int field) {
        return integer(line, starts[field], ends[field], field);
    }

    /** Returns the integer that stands there in digits. */
    static long integer(byte[] line, int start, int end, int field) {
        int position = start;
        boolean negative = position < end && line[position] == '-';
        if (negative) {
            position++;
        }
        if (position >= end) {
            throw noInteger(field);
        }
        long value = 0;
        for (; position < end; position++) {
            int digit = line[position] - '0';
            if (digit < 0 || digit > 9) {
                throw noInteger(field);
            }
            value = Math.addExact(Math.multiplyExact(value, 10L), negative ? -digit : digit);
        }
        return value;
    }

    /** Returns where the field begins; behind the last field, where the rest of the line does. */
    int startOf(int field) {
        return field == size ? tail : starts[field];
    }

    /** Returns where the field ends: the place of the tab or newline behind it. */
    int endOf(int field) {
        return ends[field];
    }

    static NumberFormatException noInteger(int field) {
        return new NumberFormatException("field " + field + " is no integer");
    }
}
