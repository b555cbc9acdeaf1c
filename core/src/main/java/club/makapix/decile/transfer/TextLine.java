package club.makapix.decile.transfer;

/** Holds a line of COPY's text format. Its first fields may be there to be read alone, and stay behind. */
final class TextLine extends RowLine {
    private final TextRow fields;
    private final int hidden;
    private final LineBuffer buffer = new LineBuffer();
    private byte[] line = new byte[0];

    /** Prepares for lines of which the first {@code parsed} fields matter and the first {@code hidden} stay behind. */
    TextLine(int parsed, int hidden) {
        this(new TextRow(parsed), hidden);
    }

    private TextLine(TextRow fields, int hidden) {
        super(fields);
        this.fields = fields;
        this.hidden = hidden;
    }

    @Override
    boolean read(byte[] copyData) {
        line = copyData;
        forgetEdits();
        fields.read(copyData);
        return true;
    }

    @Override
    int writeUntouched(RowSink sink) {
        int start = Math.min(fields.startOf(hidden), line.length - 1);
        sink.keep(line, start, line.length - start);
        return line.length - start;
    }

    @Override
    int writeEdited(RowSink sink) {
        buffer.clear();
        for (int field = hidden; field < fields.size(); field++) {
            if (isEdited(field)) {
                buffer.addText(edit(field));
            } else {
                buffer.add(line, fields.startOf(field), fields.endOf(field));
            }
            buffer.add(line, fields.endOf(field), fields.endOf(field) + 1);
        }
        buffer.add(line, fields.tail(), line.length);
        sink.write(buffer.bytes(), 0, buffer.length());
        return buffer.length();
    }
}
