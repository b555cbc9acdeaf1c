package club.makapix.decile.transfer;

import club.makapix.decile.schema.Column;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds a row of COPY's binary format. Its first fields may be there to be read alone, and stay behind. */
final class BinaryLine extends RowLine {
    private static final byte[] NULL = {-1, -1, -1, -1};

    private final int hidden;
    private final List<Column> columns;
    private final List<BinaryType> types;
    private final BinaryRow fields;
    private final byte[][] values;
    private final LineBuffer buffer = new LineBuffer();
    private byte[] data = new byte[0];
    private int start;
    private boolean begun;

    /**
     * Prepares for rows.
     *
     * @param hidden how many fields come first and stay behind
     * @param columns the columns of all further fields, those first that are parsed
     * @param parsed how many columns are parsed, each of a type that {@link BinaryType} translates
     */
    static BinaryLine of(int hidden, List<Column> columns, int parsed) {
        List<BinaryType> types = Stream.concat(
                        Collections.nCopies(hidden, BinaryType.LITERAL).stream(),
                        columns.stream()
                                .limit(parsed)
                                .map(column -> BinaryType.of(column.type()).orElseThrow()))
                .toList();
        return new BinaryLine(hidden, columns, types, new BinaryRow(types));
    }

    private BinaryLine(int hidden, List<Column> columns, List<BinaryType> types, BinaryRow fields) {
        super(fields);
        this.hidden = hidden;
        this.columns = List.copyOf(columns);
        this.types = types;
        this.fields = fields;
        this.values = new byte[types.size()][0];
    }

    @Override
    boolean read(byte[] copyData) {
        start = begun ? 0 : CopyFormat.BINARY.header().length; // which comes with the first row
        begun = true;
        data = copyData;
        forgetEdits();
        return fields.read(copyData, start);
    }

    @Override
    void check(int field, @Nullable String value) {
        try {
            values[field] = value == null ? NULL : withLength(types.get(field).bytes(value));
        } catch (IllegalArgumentException e) {
            Column column = columns.get(field - hidden);
            throw new TransferException("a rule gives column \"%s\" a value that is no %s"
                    .formatted(column.name(), column.type().declared()));
        }
    }

    @Override
    int writeUntouched(RowSink sink) {
        int begin = beginArriving();
        sink.keep(data, begin, data.length - begin);
        return data.length - begin;
    }

    @Override
    int writeEdited(RowSink sink) {
        buffer.clear();
        int begin = beginArriving();
        buffer.add(data, begin, begin + Short.BYTES);
        for (int field = hidden; field < values.length; field++) {
            if (isEdited(field)) {
                buffer.add(values[field], 0, values[field].length);
            } else {
                buffer.add(data, fields.startOf(field), fields.endOf(field));
            }
        }
        buffer.add(data, fields.tail(), data.length);
        sink.write(buffer.bytes(), 0, buffer.length());
        return buffer.length();
    }

    /** Makes the number of the fields that arrive stand before them, if need be over one that stays behind, and returns its place. */
    private int beginArriving() {
        if (hidden == 0) {
            return start;
        }
        int begin = fields.startOf(hidden) - Short.BYTES;
        ByteBuffer.wrap(data).putShort(begin, (short) columns.size());
        return begin;
    }

    private static byte[] withLength(byte[] value) {
        return ByteBuffer.allocate(Integer.BYTES + value.length)
                .putInt(value.length)
                .put(value)
                .array();
    }
}
