package club.makapix.decile.transfer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Collects a row of COPY in an array that is used again and again. */
final class LineBuffer {
    private byte[] bytes = new byte[512];
    private int length;

    void clear() {
        length = 0;
    }

    void add(byte[] source, int start, int end) {
        reserve(end - start);
        System.arraycopy(source, start, bytes, length, end - start);
        length += end - start;
    }

    /** Adds a value as a field, with the escapes that the format asks for. */
    void addText(@Nullable String value) {
        if (value == null) {
            addLetter('N');
            return;
        }
        byte[] plain = value.getBytes(StandardCharsets.UTF_8);
        reserve(2 * plain.length);
        for (byte current : plain) {
            switch (current) {
                case '\\' -> addLetter('\\');
                case '\t' -> addLetter('t');
                case '\n' -> addLetter('n');
                case '\r' -> addLetter('r');
                default -> bytes[length++] = current;
            }
        }
    }

    private void addLetter(char letter) {
        reserve(2);
        bytes[length++] = '\\';
        bytes[length++] = (byte) letter;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(length, more)));
        }
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }
}
