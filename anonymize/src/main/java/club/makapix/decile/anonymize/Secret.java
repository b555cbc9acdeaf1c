package club.makapix.decile.anonymize;

import club.makapix.decile.schema.SchemaException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/**
 * Holds the key of all pseudonyms: at least 128 bits that cannot be guessed. Never printed, never compared.
 *
 * <p>Whoever has the secret can check whether a person is behind a pseudonym, so it stays with the operator: in the
 * environment or in a file that others cannot read. {@link #random} makes one that nobody keeps, after which the
 * pseudonyms of this run can be tied to nothing.
 *
 * <p>{@link #close} wipes the bytes, after which no more rows can be rewritten. Beyond the reach of that are what the caller has (the
 * environment of the process holds its variables until it ends), a secret that is a text rather than hexadecimal digits, whose
 * characters wait for the garbage collector, and what {@code Mac} objects make of the key, one for each table that was rewritten, until
 * they are collected.
 */
public final class Secret implements AutoCloseable {
    private static final int RANDOM_BYTES = 32;

    /** How many bytes some editors put in front of a text. */
    private static final int BYTE_ORDER_MARK = 3;

    private final byte[] key;
    private final boolean oneTime;
    private final String fingerprint;
    private volatile boolean closed;

    private Secret(byte[] key, boolean oneTime) {
        this.key = key;
        this.oneTime = oneTime;
        this.fingerprint = fingerprint("");
    }

    /**
     * Reads the secret from an environment variable, with the same meaning as {@link #fromFile}.
     *
     * @throws SchemaException if the variable is not set or the secret is weak
     */
    public static Secret fromEnvironment(String variable) {
        return fromEnvironment(System.getenv(), variable);
    }

    /**
     * Reads the secret from a variable of an environment that the caller has at hand.
     *
     * @throws SchemaException if the variable is not set or the secret is weak
     */
    public static Secret fromEnvironment(Map<String, String> environment, String variable) {
        String text = environment.get(variable);
        if (text == null || text.isBlank()) {
            throw new SchemaException("the secret %s is not set; make one with: export %s=$(openssl rand -hex 32)"
                    .formatted(variable, variable));
        }
        return ofText(text.getBytes(StandardCharsets.UTF_8), variable);
    }

    /**
     * Reads the secret from a file: hexadecimal digits stand for bytes, any other text for its UTF-8 bytes; white space
     * around it is ignored.
     *
     * @throws SchemaException if the file cannot be read or the secret is weak
     */
    public static Secret fromFile(Path file) {
        try {
            return ofText(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw new SchemaException(
                    "the secret %s cannot be read: %s"
                            .formatted(file, e.getClass().getSimpleName()),
                    e);
        }
    }

    /**
     * Wraps the bytes of a secret; they are copied.
     *
     * @throws SchemaException if there are fewer than 16, or they follow a pattern
     */
    public static Secret of(byte[] bytes) {
        return checked(bytes.clone(), "the secret");
    }

    /** Makes a secret of 256 bits that is written nowhere: no later run will make the same pseudonyms. */
    public static Secret random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Secret(bytes, true);
    }

    /** Reads the text and wipes it. */
    private static Secret ofText(byte[] text, String name) {
        int start = startsWithByteOrderMark(text) ? BYTE_ORDER_MARK : 0;
        int end = text.length;
        while (start < end && isSpace(text[start])) {
            start++;
        }
        while (end > start && isSpace(text[end - 1])) {
            end--;
        }
        byte[] stripped = Arrays.copyOfRange(text, start, end);
        Arrays.fill(text, (byte) 0);
        if (stripped.length % 2 != 0 || !isHexadecimal(stripped)) {
            return checked(stripped, "the secret " + name);
        }
        byte[] bytes = new byte[stripped.length / 2];
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] = (byte) (Character.digit(stripped[2 * at], 16) << 4 | Character.digit(stripped[2 * at + 1], 16));
        }
        Arrays.fill(stripped, (byte) 0);
        return checked(bytes, "the secret " + name);
    }

    private static boolean startsWithByteOrderMark(byte[] text) {
        return text.length >= BYTE_ORDER_MARK
                && text[0] == (byte) 0xef
                && text[1] == (byte) 0xbb
                && text[2] == (byte) 0xbf;
    }

    private static boolean isSpace(byte letter) {
        return letter >= 0 && letter <= ' ';
    }

    private static boolean isHexadecimal(byte[] text) {
        for (byte letter : text) {
            if (Character.digit(letter, 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private static Secret checked(byte[] bytes, String subject) {
        SecretStrength.weaknessOf(bytes).ifPresent(weakness -> {
            throw new SchemaException(
                    "%s is weak: %s; make one with: openssl rand -hex 32".formatted(subject, weakness));
        });
        return new Secret(bytes, false);
    }

    /** Returns sixteen hexadecimal digits by which two runs can be told to have used the same secret; they betray nothing of it. */
    public String fingerprint() {
        return fingerprint;
    }

    /** Returns sixteen hexadecimal digits that depend on the secret and the text. */
    String fingerprint(String text) {
        byte[] digest = new EntropySource(this).digest("\0fingerprint", text);
        return HexFormat.of().formatHex(digest, 0, Long.BYTES);
    }

    /** Returns what may be said of pseudonyms that were made with it. */
    String statement() {
        return oneTime
                ? "Pseudonyms were made with a one-time secret that was not kept (fingerprint %s): nobody can make them again, or check a guess against them. Whether the data are anonymous depends on the columns that were kept."
                        .formatted(fingerprint)
                : "Pseudonymised, not anonymous, while the secret with the fingerprint %s exists: whoever has it can check a guess about a person. To cut that tie, destroy every copy of it, or run with a one-time secret that nobody keeps."
                        .formatted(fingerprint);
    }

    /**
     * Returns a copy of the key, for the one class that hashes with it.
     *
     * @throws IllegalStateException if the secret is closed
     */
    byte[] key() {
        if (closed) {
            throw new IllegalStateException("the secret is closed: close it after the last transfer");
        }
        return key.clone();
    }

    /** Wipes the bytes. The fingerprint stays. */
    @Override
    public void close() {
        closed = true;
        Arrays.fill(key, (byte) 0);
    }

    /** Returns the fingerprint, never the secret. */
    @Override
    public String toString() {
        return "Secret[" + fingerprint + "]";
    }
}
