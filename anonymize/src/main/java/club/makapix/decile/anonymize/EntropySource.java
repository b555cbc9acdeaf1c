package club.makapix.decile.anonymize;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hashes values under the secret: HMAC-SHA-256 of domain, a zero byte, and value, which no text of PostgreSQL can hold.
 * Used by one thread; about 0.25 microseconds a value.
 */
final class EntropySource {
    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;
    private final Map<String, byte[]> prefixes = new HashMap<>();
    private final Map<String, Permutation> permutations = new HashMap<>();

    EntropySource(Secret secret) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.key(), ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    Entropy of(String domain, String value) {
        return new Entropy(this, digest(domain, value));
    }

    byte[] digest(String domain, String value) {
        mac.update(prefixes.computeIfAbsent(domain, text -> (text + '\0').getBytes(StandardCharsets.UTF_8)));
        return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the block that follows a block: its hash in a domain of its own. */
    byte[] next(byte[] block) {
        mac.update((byte) 0);
        return mac.doFinal(block);
    }

    Permutation permutation(String domain) {
        return permutations.computeIfAbsent(domain, name -> new Permutation(digest("\0permutation", name)));
    }
}
