package club.makapix.decile.transfer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the parts of a script apart, line by line: words, quotes, comments, signs. A quote or a comment may go on over lines. */
final class ScriptLexer {
    private static final Pattern DOLLAR = Pattern.compile("\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");

    /** What ends the quote or comment that is open; empty outside. */
    private String closing = "";

    private boolean backslashes;
    private int comments;
    private Part part = Part.BLANK;

    /** Tells sorts of parts apart. */
    enum Part {
        BLANK,
        WORD,
        SIGN,
        /** In single quotes. */
        LITERAL,
        /** Between dollar signs. */
        BODY,
        /** In double quotes. */
        NAME,
        COMMENT
    }

    /** Returns how many characters from the position on belong together; then {@link #part} tells to what. */
    int step(String line, int position) {
        return isOpen() ? inside(line, position) : outside(line, position);
    }

    /** Returns what the last step was in, its quotes included. */
    Part part() {
        return part;
    }

    /** Tells whether a quote or a comment waits for its end. */
    boolean isOpen() {
        return !closing.isEmpty();
    }

    /** Tells whether backslashes mean something in the quote that was the last to open. */
    boolean isEscaped() {
        return backslashes;
    }

    private int outside(String line, int position) {
        char current = line.charAt(position);
        if (line.startsWith("--", position)) {
            return part(Part.COMMENT, line.length() - position);
        }
        if (line.startsWith("/*", position)) {
            closing = "*/";
            comments = 1;
            return part(Part.COMMENT, 2);
        }
        return switch (current) {
            case '\'' -> open(Part.LITERAL, "'", isEscaped(line, position));
            case '"' -> open(Part.NAME, "\"", false);
            case '$' -> dollar(line, position);
            default ->
                Character.isLetter(current) || current == '_'
                        ? word(line, position)
                        : part(Character.isWhitespace(current) ? Part.BLANK : Part.SIGN, 1);
        };
    }

    private int part(Part found, int length) {
        part = found;
        return length;
    }

    private int open(Part found, String quote, boolean escaped) {
        closing = quote;
        backslashes = escaped;
        return part(found, quote.length());
    }

    /** Tells whether an E stands before the quote, as a word of its own. */
    private static boolean isEscaped(String line, int quote) {
        if (quote == 0 || Character.toLowerCase(line.charAt(quote - 1)) != 'e') {
            return false;
        }
        return quote == 1 || !Character.isJavaIdentifierPart(line.charAt(quote - 2));
    }

    private int dollar(String line, int position) {
        Matcher tag = DOLLAR.matcher(line).region(position, line.length());
        return tag.lookingAt() ? open(Part.BODY, tag.group(), false) : part(Part.SIGN, 1);
    }

    private int word(String line, int position) {
        Matcher word = WORD.matcher(line).region(position, line.length());
        return part(Part.WORD, word.lookingAt() ? word.group().length() : 1);
    }

    private int inside(String line, int position) {
        if (part == Part.COMMENT) {
            return comment(line, position);
        }
        if (backslashes && line.charAt(position) == '\\') {
            return Math.min(2, line.length() - position);
        }
        if (!line.startsWith(closing, position)) {
            return 1;
        }
        int length = closing.length();
        closing = "";
        return length;
    }

    private int comment(String line, int position) {
        if (line.startsWith("/*", position)) {
            comments++;
            return 2;
        }
        if (!line.startsWith("*/", position)) {
            return 1;
        }
        comments--;
        closing = comments == 0 ? "" : closing;
        return 2;
    }
}
