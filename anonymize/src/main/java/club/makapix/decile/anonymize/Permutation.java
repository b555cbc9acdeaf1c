package club.makapix.decile.anonymize;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * Permutes the whole numbers below a limit under a key: different numbers stay different, and no number stays as it is.
 *
 * <p>A balanced Feistel network of ten rounds over AES-128, as FF1 of NIST SP 800-38G has it, brought down to the limit by
 * cycle walking (Black and Rogaway, <i>Ciphers with Arbitrary Finite Domains</i>, CT-RSA 2002). Called P, it is not used
 * bare, for it may have fixed points: a number x becomes P<sup>-1</sup>(P(x) + 1 modulo the limit), which has none. A tweak
 * makes the permutations of different shapes independent. About 1 microsecond a number; used by one thread.
 */
public final class Permutation {
    /** The largest limit: 2<sup>62</sup>. */
    static final long LARGEST_LIMIT = 1L << 62;

    private static final int ROUNDS = 10;
    private static final int KEY_BYTES = 16;

    private final Cipher cipher;
    private final ByteBuffer input = ByteBuffer.allocate(KEY_BYTES);
    private final byte[] output = new byte[KEY_BYTES];

    @SuppressWarnings(
            "InsecureCryptoUsage") // single blocks of distinct content: a pseudorandom function, not encryption
    Permutation(byte[] key) {
        try {
            cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, 0, KEY_BYTES, "AES"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES", e);
        }
    }

    /**
     * Returns the number that stands in for {@code number}: another one, unless the limit is 1.
     *
     * @param limit the number of numbers, at most 2<sup>62</sup>
     * @param tweak tells permutations of the same limit apart
     * @throws IllegalArgumentException if the number is negative or not below the limit
     */
    public long of(long number, long limit, int tweak) {
        if (number < 0 || number >= limit || limit > LARGEST_LIMIT) {
            throw new IllegalArgumentException("the number must lie between 0 and the limit " + limit);
        }
        int half = Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(limit - 1) + 1) / 2);
        long stirred = number;
        do {
            stirred = forth(stirred, half, tweak);
        } while (stirred >= limit);
        stirred = (stirred + 1) % limit;
        do {
            stirred = back(stirred, half, tweak);
        } while (stirred >= limit);
        return stirred;
    }

    /** Returns bits, at most 128, that agree with those of another input exactly as far as the inputs agree. */
    byte[] preservingPrefixes(byte[] bits) {
        byte[] blocks = new byte[bits.length * Byte.SIZE * KEY_BYTES];
        encrypt(prefixes(bits), blocks);
        byte[] result = bits.clone();
        for (int at = 0; at < bits.length * Byte.SIZE; at++) {
            int flip = blocks[at * KEY_BYTES] & 1;
            result[at / Byte.SIZE] ^= (byte) (flip << (Byte.SIZE - 1 - at % Byte.SIZE));
        }
        return result;
    }

    /** Lays out a block for each prefix, all to be encrypted by one call. */
    private static byte[] prefixes(byte[] bits) {
        ByteBuffer whole = ByteBuffer.wrap(Arrays.copyOf(bits, KEY_BYTES));
        long high = whole.getLong();
        long low = whole.getLong();
        ByteBuffer blocks = ByteBuffer.allocate(bits.length * Byte.SIZE * KEY_BYTES);
        for (int length = 0; length < bits.length * Byte.SIZE; length++) {
            boolean inHigh = length < Long.SIZE;
            blocks.putLong(inHigh ? marked(high, length) : high).putLong(inHigh ? 0 : marked(low, length - Long.SIZE));
        }
        return blocks.array();
    }

    /** Keeps the first bits and sets the one behind them, so that prefixes of different length differ. */
    private static long marked(long bits, int length) {
        return (bits & ~(-1L >>> length)) | (Long.MIN_VALUE >>> length);
    }

    private long forth(long number, int half, int tweak) {
        long mask = (1L << half) - 1;
        long left = number >>> half;
        long right = number & mask;
        for (int round = 0; round < ROUNDS; round++) {
            long mixed = left ^ (mix(right, round, half, tweak) & mask);
            left = right;
            right = mixed;
        }
        return (left << half) | right;
    }

    private long back(long number, int half, int tweak) {
        long mask = (1L << half) - 1;
        long left = number >>> half;
        long right = number & mask;
        for (int round = ROUNDS - 1; round >= 0; round--) {
            long mixed = right ^ (mix(left, round, half, tweak) & mask);
            right = left;
            left = mixed;
        }
        return (left << half) | right;
    }

    private long mix(long value, int round, int half, int tweak) {
        input.clear()
                .putShort((short) round)
                .putShort((short) half)
                .putInt(tweak)
                .putLong(value);
        encrypt(input.array(), output);
        return ByteBuffer.wrap(output).getLong();
    }

    private void encrypt(byte[] blocks, byte[] encrypted) {
        try {
            cipher.doFinal(blocks, 0, blocks.length, encrypted);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES refused whole blocks", e);
        }
    }
}
