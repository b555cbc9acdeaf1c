package club.makapix.decile.transfer;

import club.makapix.decile.transfer.ScriptLexer.Part;
import java.util.ArrayList;
import java.util.List;

/** Collects the parts of a script, blanks left out. */
final class ScriptParts {
    private final ScriptLexer lexer = new ScriptLexer();
    private final StringBuilder text = new StringBuilder();
    private List<ScriptPart> parts = new ArrayList<>();
    private Part kind = Part.BLANK;
    private int begun;
    /** Whether the quote has closed; another one of its kind right behind goes on with a quote that was doubled. */
    private boolean closed;

    /** Adds the characters of a line or of a piece of it. */
    void add(String piece, int line) {
        for (int position = 0; position < piece.length(); ) {
            boolean inside = lexer.isOpen();
            int length = lexer.step(piece, position);
            String step = piece.substring(position, position + length);
            if (inside) {
                goOn(step);
            } else {
                begin(step, line);
            }
            position += length;
        }
    }

    private void begin(String step, int line) {
        boolean doubled = closed && lexer.part() == kind && kind != Part.BODY && lexer.isOpen();
        if (doubled) {
            text.append(step);
            closed = false;
            return;
        }
        finish();
        kind = lexer.part();
        begun = line;
        if (!isQuote()) {
            text.append(step);
        }
    }

    private void goOn(String step) {
        closed = isQuote() && !lexer.isOpen();
        if (!closed) {
            text.append(lexer.isEscaped() && step.startsWith("\\") ? unescaped(step) : step);
        }
    }

    /** What is written by its number stays as it is written. */
    private static String unescaped(String step) {
        char letter = step.charAt(step.length() - 1);
        return "nrtbf".indexOf(letter) >= 0 ? " " : "xuU01234567".indexOf(letter) >= 0 ? step : String.valueOf(letter);
    }

    private boolean isQuote() {
        return kind == Part.LITERAL || kind == Part.NAME || kind == Part.BODY;
    }

    private void finish() {
        if (kind != Part.BLANK) {
            parts.add(new ScriptPart(kind, text.toString(), begun));
        }
        text.setLength(0);
        kind = Part.BLANK;
        closed = false;
    }

    /** Returns what was added since the last time. */
    List<ScriptPart> take() {
        finish();
        List<ScriptPart> taken = parts;
        parts = new ArrayList<>();
        return taken;
    }
}
