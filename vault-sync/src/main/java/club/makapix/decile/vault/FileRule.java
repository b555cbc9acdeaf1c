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
 */
public record FileRule(
        Kind kind,
        String text,
        boolean required,
        Optional<String> condition,
        Optional<String> foreignKey,
        Map<String, String> values) {

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
        return new FileRule(Kind.PATH, template, true, Optional.empty(), Optional.empty(), Map.of());
    }

    /** Returns the rule for files named by the URLs of a column. */
    public static FileRule url(String column) {
        return new FileRule(Kind.URL, column, true, Optional.empty(), Optional.empty(), Map.of());
    }

    /** Returns the rule for files named by URLs that occur in the texts of a column. */
    public static FileRule urlsIn(String column) {
        return new FileRule(Kind.URLS_IN, column, true, Optional.empty(), Optional.empty(), Map.of());
    }

    /** Returns the same rule for files that may be missing from the vault. */
    public FileRule optional() {
        return new FileRule(kind, text, false, condition, foreignKey, values);
    }

    /** Returns the same rule for those rows alone of which the SQL condition is true; it replaces an earlier one. */
    public FileRule when(String sql) {
        return new FileRule(kind, text, required, Optional.of(sql), foreignKey, values);
    }

    /** Returns the same rule with the child's rows found by this foreign key, named as in {@code comments.author_id}. */
    public FileRule via(String key) {
        return new FileRule(kind, text, required, condition, Optional.of(key), values);
    }

    /** Returns the same rule with a name for the value of an SQL expression, for use in the template. */
    public FileRule with(String name, String sql) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, sql);
        return new FileRule(kind, text, required, condition, foreignKey, more);
    }
}
