package club.makapix.decile.anonymize;

import java.util.List;

/**
 * Yields numbers, words and letters that depend on nothing but the secret, a domain and a value. Endless; a second object
 * for the same value yields the same again. Used by one thread.
 */
public final class Entropy {
    private static final int USED_BITS = 48;

    private final EntropySource source;
    private byte[] block;
    private int position;

    Entropy(EntropySource source, byte[] block) {
        this.source = source;
        this.block = block;
    }

    /** Returns the next 64 bits. */
    public long bits() {
        if (position == block.length) {
            block = source.next(block);
            position = 0;
        }
        long bits = 0;
        for (int end = position + Long.BYTES; position < end; position++) {
            bits = (bits << Byte.SIZE) | (block[position] & 0xff);
        }
        return bits;
    }

    /**
     * Returns a number from 0 to {@code bound} - 1; uniform but for one part in 2<sup>32</sup>.
     *
     * @throws IllegalArgumentException if {@code bound} is not positive
     */
    public int below(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive but was " + bound);
        }
        return (int) Math.multiplyHigh(bits() >>> 1, (long) bound << 1);
    }

    /** Returns one of the elements. */
    public <T> T pick(List<T> elements) {
        return elements.get(below(elements.size()));
    }

    /** Returns {@code length} letters of the alphabet, which has 2 to 128. */
    public String letters(String alphabet, int length) {
        int base = alphabet.length();
        int perDraw = (int) (USED_BITS / (Math.log(base) / Math.log(2)));
        char[] letters = new char[length];
        int written = 0;
        while (written < length) {
            long bits = bits() >>> 1;
            for (int end = Math.min(length, written + perDraw); written < end; written++) {
                letters[written] = alphabet.charAt((int) (bits % base));
                bits /= base;
            }
        }
        return new String(letters);
    }
}
