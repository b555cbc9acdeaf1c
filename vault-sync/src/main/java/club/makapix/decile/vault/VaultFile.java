package club.makapix.decile.vault;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Names one file of a manifest and a row that it belongs to.
 *
 * @param path the path below the vault's root, with slashes
 * @param table the table of the row, {@code public.posts}
 * @param key the row's primary key as text, its columns separated by commas; empty for a table without one
 * @param required whether the file must be in the vault
 * @param size the size that the row promises, if the layout knows it
 * @param sha256 the SHA-256 that the row promises, in lower-case hexadecimal, if the layout knows it
 */
public record VaultFile(
        String path, String table, String key, boolean required, OptionalLong size, Optional<String> sha256) {
    /** Names a file of which only the path is promised. */
    public VaultFile(String path, String table, String key, boolean required) {
        this(path, table, key, required, OptionalLong.empty(), Optional.empty());
    }

    VaultFile at(String other) {
        return new VaultFile(other, table, key, required, size, sha256);
    }

    VaultFile required(boolean value) {
        return new VaultFile(path, table, key, value, size, sha256);
    }
}
