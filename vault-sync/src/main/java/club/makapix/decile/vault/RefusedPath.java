package club.makapix.decile.vault;

/**
 * Names a path that a row yields and that was not taken into the manifest.
 *
 * @param path the path as the row yields it
 * @param table the table of the row, {@code public.posts}
 * @param key the row's primary key as text, its columns separated by commas; empty for a table without one
 * @param refusal why the path was refused
 */
public record RefusedPath(String path, String table, String key, Refusal refusal) {}
