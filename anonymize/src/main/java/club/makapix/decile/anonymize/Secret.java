package club.makapix.decile.anonymize;

import club.makapix.decile.schema.SchemaException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Holds the key of all pseudonyms: at least 128 bits that cannot be guessed. Immutable; never printed, never compared.
 *
 * <p>Whoever has the secret can check whether a person is behind a pseudonym, so it stays with the operator: in the
 * environment or in a file that others cannot read. {@link #random} makes one that nobody keeps, after which the
 * pseudonyms of this run can be tied to nothing.
 */
public final class Secret {
    private static final int RANDOM_BYTES = 32;
    private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2})+");

    private final byte[] key;

    private Secret(byte[] key) {
        this.key = key;
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
        return ofText(text, variable);
    }

    /**
     * Reads the secret from a file: hexadecimal digits stand for bytes, any other text for its UTF-8 bytes; white space
     * around it is ignored.
     *
     * @throws SchemaException if the file cannot be read or the secret is weak
     */
    public static Secret fromFile(Path file) {
        try {
            return ofText(Files.readString(file), file.toString());
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
        return new Secret(bytes);
    }

    private static Secret ofText(String text, String name) {
        String stripped = text.strip();
        byte[] bytes = HEX.matcher(stripped).matches()
                ? HexFormat.of().parseHex(stripped)
                : stripped.getBytes(StandardCharsets.UTF_8);
        return checked(bytes, "the secret " + name);
    }

    private static Secret checked(byte[] bytes, String subject) {
        SecretStrength.weaknessOf(bytes).ifPresent(weakness -> {
            throw new SchemaException(
                    "%s is weak: %s; make one with: openssl rand -hex 32".formatted(subject, weakness));
        });
        return new Secret(bytes);
    }

    /** Returns sixteen hexadecimal digits by which two runs can be told to have used the same secret; they betray nothing of it. */
    public String fingerprint() {
        return fingerprint("");
    }

    /** Returns sixteen hexadecimal digits that depend on the secret and the text. */
    String fingerprint(String text) {
        byte[] digest = new EntropySource(this).digest("\0fingerprint", text);
        return HexFormat.of().formatHex(digest, 0, Long.BYTES);
    }

    /** Returns the key itself, for the one class that hashes with it. */
    byte[] key() {
        return key;
    }

    /** Returns the fingerprint, never the secret. */
    @Override
    public String toString() {
        return "Secret[" + fingerprint() + "]";
    }
}
