package club.makapix.decile.transfer;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Collects the lines of a script until a statement is whole: up to the semicolon that stands outside of quotes, comments,
 * parentheses and the body of an SQL-standard function ({@code begin atomic … end}).
 */
final class ScriptStatement {
    private static final Pattern DOLLAR = Pattern.compile("\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");
    private static final Pattern ROUTINE = Pattern.compile(
            "\\s*create\\s+(or\\s+replace\\s+)?(function|procedure)\\b.*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private final StringBuilder text = new StringBuilder();
    /** What ends the quote or comment that is open: a quote, a dollar tag, a star for a comment; empty outside. */
    private String closing = "";

    private boolean backslashes;
    private int comments;
    private int parentheses;
    private int blocks;
    private boolean content;
    private boolean whole;

    /** Tells whether nothing but blanks and comments has been added since the last statement. */
    boolean isEmpty() {
        return !content && closing.isEmpty();
    }

    /** Adds characters up to the end of the statement and returns how many were taken; comments before it are dropped. */
    int add(String line) {
        int position = 0;
        int begin = content ? 0 : line.length();
        while (position < line.length() && !whole) {
            int step = closing.isEmpty() ? outside(line, position) : inside(line, position);
            begin = content ? Math.min(begin, position) : begin;
            position += step;
        }
        text.append(line, Math.min(begin, position), position);
        return position;
    }

    /** Returns the statement if it is whole, and begins the next one. */
    Optional<String> take() {
        if (!whole) {
            return Optional.empty();
        }
        String statement = text.toString();
        text.setLength(0);
        parentheses = 0;
        blocks = 0;
        content = false;
        whole = false;
        return Optional.of(statement);
    }

    private int outside(String line, int position) {
        char current = line.charAt(position);
        if (line.startsWith("--", position)) {
            return line.length() - position;
        }
        if (line.startsWith("/*", position)) {
            closing = "*/";
            comments = 1;
            return 2;
        }
        content = content || !Character.isWhitespace(current);
        return switch (current) {
            case '\'', '"' -> open(String.valueOf(current), current == '\'' && isEscaped(line, position));
            case '$' -> dollar(line, position);
            case '(' -> step(1);
            case ')' -> step(-1);
            case ';' -> end();
            default -> Character.isLetter(current) || current == '_' ? word(line, position) : 1;
        };
    }

    private int open(String quote, boolean escaped) {
        closing = quote;
        backslashes = escaped;
        return quote.length();
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
        return tag.lookingAt() ? open(tag.group(), false) : 1;
    }

    private int step(int depth) {
        parentheses += depth;
        return 1;
    }

    private int end() {
        whole = parentheses <= 0 && blocks == 0;
        return 1;
    }

    /** Counts the blocks of a routine's body as psql does: BEGIN opens one, CASE another within it, END closes. */
    private int word(String line, int position) {
        Matcher word = WORD.matcher(line).region(position, line.length());
        if (!word.lookingAt()) {
            return 1;
        }
        switch (word.group().toLowerCase(Locale.ROOT)) {
            case "begin" -> blocks += ROUTINE.matcher(text).matches() || inRoutine(line, position) ? 1 : 0;
            case "case" -> blocks += blocks > 0 ? 1 : 0;
            case "end" -> blocks -= blocks > 0 ? 1 : 0;
            default -> {
                boolean prefix = word.group().equalsIgnoreCase("e") && line.startsWith("'", word.end());
                return prefix ? 1 : word.group().length();
            }
        }
        return word.group().length();
    }

    private boolean inRoutine(String line, int position) {
        return ROUTINE.matcher(text + line.substring(0, position)).matches();
    }

    private int inside(String line, int position) {
        if (closing.equals("*/")) {
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
