package club.makapix.decile.sampling;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Decides which rows of a table are drawn, by nothing but a keyed hash of each row's primary key: the same rows in every run,
 * the rows of 10% among those of 25%. The server computes the hash while it reads; {@link #includes} computes the same here, so
 * that an application can gate a feature for the very people who are in the development database:
 *
 * <pre>{@code
 * Draw tenth = Draw.of("makapix-2026", "public.users", percent(10));
 * if (tenth.includes(user.id())) { ... }
 * }</pre>
 *
 * <p>The hash is SHA-256 over a key derived from seed and table, followed by the columns of the primary key as text, each
 * behind its length. Immutable.
 */
public final class Draw {
    private static final int THRESHOLD_BYTES = 8;

    private final DrawSize size;
    private final byte[] key;

    private Draw(DrawSize size, byte[] key) {
        this.size = size;
        this.key = key;
    }

    /**
     * Returns the draw that a recipe makes of a table.
     *
     * @param seed the recipe's seed
     * @param table the table with its schema, for example {@code public.users}
     * @param size how much is drawn
     */
    public static Draw of(String seed, String table, DrawSize size) {
        return new Draw(
                size, sha256().digest(("decile draw\0" + seed + "\0" + table).getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns how much is drawn. */
    public DrawSize size() {
        return size;
    }

    /**
     * Tells whether the row with this primary key is drawn. Takes integers, UUIDs, texts, booleans, {@code BigDecimal}, {@code
     * byte[]} and the types of {@code java.time}; a value of any other type is given as PostgreSQL's text of it.
     *
     * @param primaryKey the values of the primary key's columns in order
     * @throws IllegalStateException if a number of rows is drawn, or strata: that depends on the other rows
     * @throws IllegalArgumentException if a value has no known text form
     */
    public boolean includes(Object... primaryKey) {
        if (size.isRelative()) {
            throw new IllegalStateException(
                    "whether a row is among %s depends on the other rows; draw a percentage".formatted(size));
        }
        byte[] threshold = threshold(size.percent().orElseThrow());
        return threshold.length == 0 || Arrays.compareUnsigned(hash(primaryKey), threshold) < 0;
    }

    private byte[] hash(Object[] primaryKey) {
        StringBuilder text = new StringBuilder();
        for (Object value : primaryKey) {
            String component = KeyText.of(value);
            text.append(component.codePointCount(0, component.length()))
                    .append(':')
                    .append(component);
        }
        MessageDigest digest = sha256();
        digest.update(key);
        return digest.digest(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the first bytes that a drawn row's hash lies below; none if every row is drawn. */
    private static byte[] threshold(BigDecimal percent) {
        BigInteger threshold = percent.movePointLeft(2)
                .multiply(new BigDecimal(BigInteger.ONE.shiftLeft(Long.SIZE)))
                .toBigInteger();
        if (threshold.bitLength() > Long.SIZE) {
            return new byte[0];
        }
        byte[] bytes = new byte[THRESHOLD_BYTES];
        for (int index = 0; index < THRESHOLD_BYTES; index++) {
            bytes[index] = threshold
                    .shiftRight(Byte.SIZE * (THRESHOLD_BYTES - 1 - index))
                    .byteValue();
        }
        return bytes;
    }

    /** Returns the SQL expression of the hash of the row {@code t} with these texts for its primary key. */
    String hashSql(Iterable<String> texts) {
        StringBuilder text = new StringBuilder();
        for (String component : texts) {
            text.append(text.isEmpty() ? "" : " || ")
                    .append("pg_catalog.char_length(%1$s)::text || ':' || %1$s".formatted(component));
        }
        return "pg_catalog.sha256(%s || pg_catalog.convert_to(%s, 'UTF8'))".formatted(bytea(key), text);
    }

    /** Returns the SQL condition that the row {@code t} is in a drawn share. */
    String conditionSql(Iterable<String> texts) {
        byte[] threshold = threshold(size.percent().orElse(BigDecimal.valueOf(100)));
        return threshold.length == 0 ? "true" : hashSql(texts) + " < " + bytea(threshold);
    }

    private static String bytea(byte[] bytes) {
        return "'\\x" + HexFormat.of().formatHex(bytes) + "'::pg_catalog.bytea";
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
