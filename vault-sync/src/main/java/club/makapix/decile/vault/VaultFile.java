package club.makapix.decile.vault;

/**
 * Names one file of a manifest and a row that it belongs to.
 *
 * @param path the path below the vault's root, with slashes
 * @param table the table of the row, {@code public.posts}
 * @param key the row's primary key as text, its columns separated by commas; empty for a table without one
 * @param required whether the file must be in the vault
 */
public record VaultFile(String path, String table, String key, boolean required) {}
