package club.makapix.decile.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads a file line by line as bytes, each with its line feed. The bytes are valid until the next line is read. */
final class ScriptLines {
    static final int BUFFER = 1 << 16;

    private final InputStream input;
    private byte[] bytes = new byte[BUFFER];
    private int start;
    private int length;
    private int filled;
    private long number;

    ScriptLines(InputStream input) {
        this.input = input;
    }

    /** Moves to the next line; false at the end of the file. */
    boolean next() throws IOException {
        start += length;
        length = 0;
        int position = start;
        while (true) {
            while (position < filled) {
                if (bytes[position++] == '\n') {
                    return found(position);
                }
            }
            position -= makeRoom();
            int read = input.read(bytes, filled, bytes.length - filled);
            if (read < 0) {
                return position > start && found(position);
            }
            filled += read;
        }
    }

    private boolean found(int end) {
        length = end - start;
        number++;
        return true;
    }

    /** Moves what is left to the front, or doubles the array, if it is full; returns by how much the bytes moved. */
    private int makeRoom() {
        if (filled < bytes.length) {
            return 0;
        }
        int moved = start;
        byte[] larger = start > 0 ? bytes : new byte[Math.multiplyExact(bytes.length, 2)];
        System.arraycopy(bytes, start, larger, 0, filled - start);
        bytes = larger;
        filled -= moved;
        start = 0;
        return moved;
    }

    byte[] bytes() {
        return bytes;
    }

    int start() {
        return start;
    }

    int length() {
        return length;
    }

    /** Returns the number of the line, from 1. */
    long number() {
        return number;
    }

    String text() {
        return new String(bytes, start, length, StandardCharsets.UTF_8);
    }
}
