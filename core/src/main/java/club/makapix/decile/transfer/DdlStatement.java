package club.makapix.decile.transfer;

import club.makapix.decile.transfer.ScriptLexer.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says of each text in a statement where it stands: {@code a default of public.users.email}. Goes through the parts once. */
final class DdlStatement {
    private static final String DEFINITION = "the definition";
    private static final Set<String> NO_COLUMNS =
            Set.of("constraint", "check", "primary", "unique", "foreign", "exclude", "like");

    private final List<ScriptPart> parts;
    private final List<DdlText> texts = new ArrayList<>();
    private DdlSubject subject;
    private String column = "";
    private String role = DEFINITION;
    private int depth;
    private boolean columnFollows;
    /** Whether the list of columns is yet to come. */
    private boolean listFollows;

    DdlStatement(List<ScriptPart> parts) {
        this.parts = parts;
        this.subject = DdlSubject.of(parts);
        this.listFollows = subject.isNewTable();
    }

    /** Returns the texts in their order. */
    List<DdlText> texts() {
        for (int at = 0; at < parts.size(); at++) {
            ScriptPart part = parts.get(at);
            if (part.isText()) {
                texts.add(new DdlText(place(part), part.line(), role.equals("an option") ? option(at) : part.text()));
            }
            if (columnFollows && part.isIdentifier()) {
                columnFollows = part.kind() == Part.WORD && DdlSubject.FILLERS.contains(part.lower());
                column = part.kind() == Part.WORD && NO_COLUMNS.contains(part.lower()) ? "" : part.name();
            } else if (part.kind() == Part.WORD) {
                word(at);
            } else if (part.kind() == Part.SIGN) {
                sign(part.text().charAt(0));
            }
        }
        return texts;
    }

    private String place(ScriptPart part) {
        if (!subject.isObject()) {
            return subject.words();
        }
        if (part.kind() == Part.NAME) {
            return "a name in " + subject.words();
        }
        return role + " of " + (column.isEmpty() ? subject.words() : subject.name() + "." + column);
    }

    /** Joins an option to its name, for that may say what it is: {@code password=…}. */
    private String option(int at) {
        ScriptPart before = parts.get(at - 1);
        return before.isIdentifier()
                ? before.text() + "=" + parts.get(at).text()
                : parts.get(at).text();
    }

    private void word(int at) {
        String before = at == 0 ? "" : parts.get(at - 1).lower();
        switch (parts.get(at).lower()) {
            case "default" -> role = "a default";
            case "check" -> role = "a check";
            case "generated" -> role = "the expression";
            case "enum", "value" -> role = subject.isKind("type") ? "a label" : role;
            case "values" -> values(before);
            case "options" -> role = "an option";
            case "as" -> role = subject.isRoutine() ? "the body" : role;
            case "column" -> columnFollows = true;
            case "partition" -> subject = before.equals("attach") ? subject.named(parts, at + 1) : subject;
            default -> {}
        }
    }

    private void values(String before) {
        if (before.equals("for")) {
            role = "the bounds";
            listFollows = false;
        }
    }

    private void sign(char sign) {
        depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
        if (listFollows && depth == 1 && (sign == '(' || sign == ',')) {
            role = DEFINITION;
            columnFollows = true;
        } else if (listFollows && depth == 0 && sign == ')') {
            role = DEFINITION;
            column = "";
            listFollows = false;
        }
    }

    /** Returns the names and points from there on as one name. */
    static String name(List<ScriptPart> parts, int from) {
        int end = from;
        while (end < parts.size()
                && (parts.get(end).isIdentifier() || parts.get(end).isSign('.'))) {
            boolean endsName = end > from
                    && parts.get(end).isIdentifier()
                    && !parts.get(end - 1).isSign('.');
            if (endsName) {
                break;
            }
            end++;
        }
        return parts.subList(from, end).stream().map(ScriptPart::name).collect(Collectors.joining());
    }
}
