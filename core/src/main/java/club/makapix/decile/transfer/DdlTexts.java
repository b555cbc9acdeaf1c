package club.makapix.decile.transfer;

import club.makapix.decile.transfer.ScriptLexer.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the texts in DDL, statement by statement. */
final class DdlTexts {
    private final List<DdlText> texts = new ArrayList<>();
    private final boolean comments;
    private final ScriptStatement statement = new ScriptStatement();
    private final ScriptParts parts = new ScriptParts();
    /** Whether lines are rows of a COPY. */
    private boolean rows;

    private DdlTexts(boolean comments) {
        this.comments = comments;
    }

    /**
     * Returns the texts in the order of the DDL.
     *
     * @param comments whether the comments of the script count, which no database keeps
     */
    static List<DdlText> of(String ddl, boolean comments) {
        DdlTexts found = new DdlTexts(comments);
        found.read(ddl);
        return found.texts;
    }

    private void read(String ddl) {
        int number = 0;
        for (String line : (Iterable<String>) ddl.lines()::iterator) {
            number++;
            if (rows) {
                texts.add(new DdlText("a row of the script", number, line));
                rows = !line.equals("\\.");
            } else if (statement.isEmpty() && line.startsWith("\\")) {
                texts.add(new DdlText("a command of the script", number, line));
            } else {
                read(line + "\n", number);
            }
        }
        add(parts.take());
    }

    private void read(String line, int number) {
        for (String rest = line; !rest.isEmpty(); ) {
            int end = statement.add(rest);
            parts.add(rest.substring(0, end), number);
            rest = rest.substring(end);
            Optional<String> whole = statement.take();
            if (whole.isPresent()) {
                rows = SqlScript.isCopy(whole.get());
                add(parts.take());
            }
        }
    }

    private void add(List<ScriptPart> parts) {
        parts.stream()
                .filter(part -> comments && part.kind() == Part.COMMENT)
                .forEach(part -> texts.add(new DdlText("a comment of the script", part.line(), part.text())));
        List<ScriptPart> statement =
                parts.stream().filter(part -> part.kind() != Part.COMMENT).toList();
        texts.addAll(new DdlStatement(statement).texts());
    }
}
