package club.makapix.decile.transfer;

import club.makapix.decile.transfer.ScriptLexer.Part;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Collects the lines of a script until a statement is whole: up to the semicolon that stands outside of quotes, comments,
 * parentheses and the body of an SQL-standard function ({@code begin atomic … end}).
 */
final class ScriptStatement {
    private static final Pattern ROUTINE = Pattern.compile(
            "\\s*create\\s+(or\\s+replace\\s+)?(function|procedure)\\b.*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private final StringBuilder text = new StringBuilder();
    private final ScriptLexer lexer = new ScriptLexer();
    private int parentheses;
    private int blocks;
    private boolean content;
    private boolean whole;

    /** Tells whether nothing but blanks and comments has been added since the last statement. */
    boolean isEmpty() {
        return !content && !lexer.isOpen();
    }

    /** Adds characters up to the end of the statement and returns how many were taken; comments before it are dropped. */
    int add(String line) {
        int position = 0;
        int begin = content ? 0 : line.length();
        while (position < line.length() && !whole) {
            int step = lexer.step(line, position);
            content = content || (lexer.part() != Part.COMMENT && lexer.part() != Part.BLANK);
            begin = content ? Math.min(begin, position) : begin;
            if (lexer.part() == Part.WORD) {
                word(line, position, step);
            } else if (lexer.part() == Part.SIGN) {
                sign(line.charAt(position));
            }
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

    private void sign(char sign) {
        switch (sign) {
            case '(' -> parentheses++;
            case ')' -> parentheses--;
            case ';' -> whole = parentheses <= 0 && blocks == 0;
            default -> {}
        }
    }

    /** Counts the blocks of a routine's body as psql does: BEGIN opens one, CASE another within it, END closes. */
    private void word(String line, int position, int length) {
        switch (line.substring(position, position + length).toLowerCase(Locale.ROOT)) {
            case "begin" -> blocks += isRoutine(line, position) ? 1 : 0;
            case "case" -> blocks += blocks > 0 ? 1 : 0;
            case "end" -> blocks -= blocks > 0 ? 1 : 0;
            default -> {}
        }
    }

    private boolean isRoutine(String line, int position) {
        return ROUTINE.matcher(text + line.substring(0, position)).matches();
    }
}
