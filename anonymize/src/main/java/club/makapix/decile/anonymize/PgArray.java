package club.makapix.decile.anonymize;

import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Rewrites the elements of an array in PostgreSQL's text form, of any number of dimensions; NULL elements stay. */
final class PgArray {
    private final String text;
    private final UnaryOperator<@Nullable String> element;
    private final StringBuilder result = new StringBuilder();
    private int position;

    private PgArray(String text, UnaryOperator<@Nullable String> element) {
        this.text = text;
        this.element = element;
    }

    /** Returns the array with each element replaced. */
    static String map(String text, UnaryOperator<@Nullable String> element) {
        return new PgArray(text, element).map();
    }

    private String map() {
        int brace = text.indexOf('{');
        result.append(text, 0, brace);
        position = brace;
        while (position < text.length()) {
            char current = text.charAt(position);
            if (current == '{' || current == '}' || current == ',') {
                result.append(current);
                position++;
            } else {
                append(current == '"' ? quoted() : bare());
            }
        }
        return result.toString();
    }

    private @Nullable String bare() {
        int start = position;
        while (",}".indexOf(text.charAt(position)) < 0) {
            position++;
        }
        String value = text.substring(start, position);
        return value.toUpperCase(Locale.ROOT).equals("NULL") ? null : element.apply(value);
    }

    private @Nullable String quoted() {
        StringBuilder value = new StringBuilder();
        for (position++; text.charAt(position) != '"'; position++) {
            if (text.charAt(position) == '\\') {
                position++;
            }
            value.append(text.charAt(position));
        }
        position++;
        return element.apply(value.toString());
    }

    private void append(@Nullable String value) {
        if (value == null) {
            result.append("NULL");
        } else {
            result.append('"')
                    .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
    }
}
