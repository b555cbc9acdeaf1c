/**
 * What a value becomes: a decision for every column, and pseudonyms that are the same for the same value everywhere.
 *
 * <p>{@link club.makapix.decile.anonymize.Anonymizer#of} starts a recipe in Java, {@link
 * club.makapix.decile.anonymize.Anonymizer#parse} reads one from a file; {@link club.makapix.decile.anonymize.Pseudonyms}
 * lists what may stand in for a value, and a lambda of the shape of {@link club.makapix.decile.anonymize.Pseudonym} is one
 * more. The anonymizer is handed to {@code Transfer.rewriting}; it holds no connection and needs no closing.
 *
 * <p>Every pseudonym is a pure function of the secret, a domain and the value, by HMAC-SHA-256 (RFC 2104): no clock, no
 * random generator, no locale of the platform.
 */
@NullMarked
package club.makapix.decile.anonymize;

import org.jspecify.annotations.NullMarked;
