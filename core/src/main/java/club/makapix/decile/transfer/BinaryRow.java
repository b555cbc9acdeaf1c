package club.makapix.decile.transfer;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the first fields of a row of COPY's binary format; what stands behind them is left alone. */
final class BinaryRow implements Row {
    private static final int NO_MORE_ROWS = -1;
    private static final int LENGTH = Integer.BYTES;

    private final List<BinaryType> types;
    private final int[] starts;
    private final int[] lengths;
    private byte[] bytes = new byte[0];
    private int tail;

    /** Prepares for rows whose first fields are of these types. */
    BinaryRow(List<BinaryType> types) {
        this.types = List.copyOf(types);
        this.starts = new int[types.size()];
        this.lengths = new int[types.size()];
    }

    /** Takes the next row, which begins there with the number of its fields; false if it is the mark behind the last one. */
    boolean read(byte[] copyData, int start) {
        ByteBuffer buffer = ByteBuffer.wrap(copyData);
        if (buffer.getShort(start) == NO_MORE_ROWS) {
            return false;
        }
        bytes = copyData;
        int position = start + Short.BYTES;
        for (int field = 0; field < starts.length; field++) {
            lengths[field] = buffer.getInt(position);
            starts[field] = position + LENGTH;
            position = starts[field] + Math.max(0, lengths[field]);
        }
        tail = position;
        return true;
    }

    /** Returns where the length of the field stands; behind the last field, where the rest of the row begins. */
    int startOf(int field) {
        return field == starts.length ? tail : starts[field] - LENGTH;
    }

    /** Returns where the field ends. */
    int endOf(int field) {
        return starts[field] + Math.max(0, lengths[field]);
    }

    /** Returns where the bytes behind the fields begin. */
    int tail() {
        return tail;
    }

    @Override
    public int size() {
        return starts.length;
    }

    @Override
    public boolean isNull(int field) {
        return lengths[field] < 0 || types.get(field).isNull(bytes, starts[field]);
    }

    @Override
    public @Nullable String text(int field) {
        return isNull(field) ? null : types.get(field).text(bytes, starts[field], lengths[field]);
    }

    @Override
    public long integer(int field) {
        if (isNull(field)) {
            throw TextRow.noInteger(field);
        }
        return types.get(field).integer(bytes, starts[field], lengths[field], field);
    }
}
