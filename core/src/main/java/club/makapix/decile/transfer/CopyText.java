package club.makapix.decile.transfer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Decodes and encodes a field of COPY's text format, in UTF-8. */
final class CopyText {
    private CopyText() {}

    static String decode(byte[] line, int start, int end) {
        for (int position = start; position < end; position++) {
            if (line[position] == '\\') {
                return unescape(line, start, end);
            }
        }
        return new String(line, start, end - start, StandardCharsets.UTF_8);
    }

    /** Undoes what COPY TO writes: it escapes by letter alone, never by number. */
    private static String unescape(byte[] line, int start, int end) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(end - start);
        for (int position = start; position < end; position++) {
            byte current = line[position];
            plain.write(current == '\\' && position + 1 < end ? control(line[++position]) : current);
        }
        return plain.toString(StandardCharsets.UTF_8);
    }

    private static int control(byte letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0x0b;
            default -> letter;
        };
    }
}
