package club.makapix.decile.sampling;

import club.makapix.decile.transfer.Row;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Holds keys of any number of columns as packed text: the bytes of every column behind their length, all keys in one array, and
 * an open-addressed table of where they begin.
 */
final class TextKeySet implements KeySet {
    private static final int FIRST_CAPACITY = 16;
    private static final int FREE = -1;
    private static final int HASH_FACTOR = 31;
    private static final int SPREAD = 0x9e3779b9;
    private static final int HASH_SHIFT = 7;

    private final int columns;
    private byte[] texts = new byte[FIRST_CAPACITY * Long.BYTES];
    private int end;
    private int[] starts = freeSlots(FIRST_CAPACITY);
    private int size;

    /** Prepares an empty set of keys of so many columns. */
    TextKeySet(int columns) {
        this.columns = columns;
    }

    @Override
    public boolean add(Row row, int[] fields) {
        byte[] key = pack(row, fields);
        int slot = find(key, 0, key.length);
        if (starts[slot] != FREE) {
            return false;
        }
        starts[slot] = append(key);
        size++;
        if (size > starts.length / 2) {
            grow();
        }
        return true;
    }

    @Override
    public boolean contains(Row row, int[] fields) {
        byte[] key = pack(row, fields);
        return starts[find(key, 0, key.length)] != FREE;
    }

    private static byte[] pack(Row row, int[] fields) {
        byte[][] parts = new byte[fields.length][];
        int length = 0;
        for (int index = 0; index < fields.length; index++) {
            parts[index] = Objects.requireNonNull(row.text(fields[index])).getBytes(StandardCharsets.UTF_8);
            length += Integer.BYTES + parts[index].length;
        }
        ByteBuffer key = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            key.putInt(part.length).put(part);
        }
        return key.array();
    }

    private int append(byte[] key) {
        int start = end;
        end = Math.addExact(end, key.length);
        if (end > texts.length) {
            texts = Arrays.copyOf(
                    texts, (int) Math.min(Integer.MAX_VALUE - Long.BYTES, Math.max(end, texts.length * 3L / 2)));
        }
        System.arraycopy(key, 0, texts, start, key.length);
        return start;
    }

    private int find(byte[] source, int from, int length) {
        int hash = 0;
        for (int index = from; index < from + length; index++) {
            hash = HASH_FACTOR * hash + source[index];
        }
        int mask = starts.length - 1;
        int slot = ((hash * SPREAD) >>> HASH_SHIFT) & mask;
        while (starts[slot] != FREE && !isAt(starts[slot], source, from, length)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean isAt(int start, byte[] source, int from, int length) {
        return lengthAt(start) == length && Arrays.equals(texts, start, start + length, source, from, from + length);
    }

    private int lengthAt(int start) {
        ByteBuffer buffer = ByteBuffer.wrap(texts);
        int position = start;
        for (int column = 0; column < columns; column++) {
            position += Integer.BYTES + buffer.getInt(position);
        }
        return position - start;
    }

    private void grow() {
        int[] old = starts;
        starts = freeSlots(Math.multiplyExact(old.length, 2));
        for (int start : old) {
            if (start != FREE) {
                starts[find(texts, start, lengthAt(start))] = start;
            }
        }
    }

    private static int[] freeSlots(int capacity) {
        int[] slots = new int[capacity];
        Arrays.fill(slots, FREE);
        return slots;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void forEach(Consumer<String[]> keys) {
        ByteBuffer buffer = ByteBuffer.wrap(texts);
        int position = 0;
        while (position < end) {
            String[] key = new String[columns];
            for (int column = 0; column < columns; column++) {
                int length = buffer.getInt(position);
                key[column] = new String(texts, position + Integer.BYTES, length, StandardCharsets.UTF_8);
                position += Integer.BYTES + length;
            }
            keys.accept(key);
        }
    }

    @Override
    public long bytes() {
        return texts.length + (long) starts.length * Integer.BYTES;
    }
}
