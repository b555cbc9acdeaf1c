package club.makapix.decile.schema;

import java.util.Collection;
import java.util.stream.Collectors;

/** Writes names and literals as SQL, whatever characters they hold. */
public final class Identifiers {
    private Identifiers() {}

    /** Returns the identifier in double quotes. */
    public static String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** Returns the identifiers in double quotes, separated by commas. */
    public static String quote(Collection<String> identifiers) {
        return identifiers.stream().map(Identifiers::quote).collect(Collectors.joining(", "));
    }

    /** Returns the text as a string literal that means the same under every setting of the server. */
    public static String literal(String text) {
        String doubled = text.replace("'", "''");
        return doubled.indexOf('\\') < 0 ? "'" + doubled + "'" : "E'" + doubled.replace("\\", "\\\\") + "'";
    }
}
