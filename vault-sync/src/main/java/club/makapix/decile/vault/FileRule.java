package club.makapix.decile.vault;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Says which files belong to each row of a table. A value: {@link VaultLayout#files} binds it to a table and checks it.
 *
 * <pre>{@code
 * FileRule.path("{storage_shard}/{storage_key}.{post_files.format}").when("t.kind = 'artwork'")
 * FileRule.url("avatar_url").optional()
 * }</pre>
 *
 * @param kind what {@code text} is
 * @param text the template, or the name of the column that holds URLs
 * @param required whether the files must be in the vault
 * @param condition the SQL condition under which the row has these files; the row is {@code t}
 * @param foreignKey by which foreign key the rows of a child table belong to the row
 * @param values SQL expressions over {@code t} that the template names like columns
 * @param size the SQL expression over {@code t} for the size that the file should have
 * @param sha256 the SQL expression over {@code t} for the SHA-256 that the file should have, in hexadecimal
 */
public record FileRule(
        Kind kind,
        String text,
        boolean required,
        Optional<String> condition,
        Optional<String> foreignKey,
        Map<String, String> values,
        Optional<String> size,
        Optional<String> sha256) {

    /** Names where paths are found. */
    public enum Kind {
        /** The text is a template over the row's columns. */
        PATH,
        /** The text names a column of URLs, or of arrays of them. */
        URL,
        /** The text names a column of longer texts with URLs in them. */
        URLS_IN
    }

    public FileRule {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Returns the rule for files named by a template, for example <code>{storage_shard}/{storage_key}.{format}</code>. */
    public static FileRule path(String template) {
        return of(Kind.PATH, template);
    }

    /** Returns the rule for files named by the URLs of a column. */
    public static FileRule url(String column) {
        return of(Kind.URL, column);
    }

    /** Returns the rule for files named by URLs that occur in the texts of a column. */
    public static FileRule urlsIn(String column) {
        return of(Kind.URLS_IN, column);
    }

    private static FileRule of(Kind kind, String text) {
        Optional<String> none = Optional.empty();
        return new FileRule(kind, text, true, none, none, Map.of(), none, none);
    }

    /** Returns the same rule for files that may be missing from the vault. */
    public FileRule optional() {
        return new FileRule(kind, text, false, condition, foreignKey, values, size, sha256);
    }

    /** Returns the same rule for those rows alone of which the SQL condition is true; it replaces an earlier one. */
    public FileRule when(String sql) {
        return new FileRule(kind, text, required, Optional.of(sql), foreignKey, values, size, sha256);
    }

    /** Returns the same rule with the child's rows found by this foreign key, named as in {@code comments.author_id}. */
    public FileRule via(String key) {
        return new FileRule(kind, text, required, condition, Optional.of(key), values, size, sha256);
    }

    /** Returns the same rule with a name for the value of an SQL expression, for use in the template. */
    public FileRule with(String name, String sql) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, sql);
        return new FileRule(kind, text, required, condition, foreignKey, more, size, sha256);
    }

    /** Returns the same rule with an SQL expression over {@code t} for the size that each file should have. */
    public FileRule size(String sql) {
        return new FileRule(kind, text, required, condition, foreignKey, values, Optional.of(sql), sha256);
    }

    /** Returns the same rule with an SQL expression over {@code t} for the SHA-256 that each file should have, in hexadecimal. */
    public FileRule sha256(String sql) {
        return new FileRule(kind, text, required, condition, foreignKey, values, size, Optional.of(sql));
    }
}
