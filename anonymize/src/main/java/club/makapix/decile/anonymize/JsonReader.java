package club.makapix.decile.anonymize;

import java.util.ArrayList;
import java.util.List;

/** Reads JSON (RFC 8259) into values. Messages name no content. */
final class JsonReader {
    private static final int DEEPEST = 512;
    private static final String LITERAL_END = ",]} \t\r\n";

    private final String json;
    private int position;

    private JsonReader(String json) {
        this.json = json;
    }

    /**
     * Reads one value.
     *
     * @throws IllegalArgumentException if the text is no JSON, or nests deeper than 512 levels
     */
    static JsonValue read(String json) {
        JsonReader reader = new JsonReader(json);
        try {
            JsonValue value = reader.value(0);
            reader.skipSpace();
            if (reader.position < json.length()) {
                throw reader.malformed();
            }
            return value;
        } catch (StringIndexOutOfBoundsException e) {
            throw reader.malformed();
        }
    }

    private JsonValue value(int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("JSON nests deeper than " + DEEPEST + " levels");
        }
        skipSpace();
        return switch (json.charAt(position)) {
            case '{' -> members(depth);
            case '[' -> elements(depth);
            case '"' -> new JsonValue.Text(string());
            default -> literal();
        };
    }

    private JsonValue members(int depth) {
        List<JsonValue.Member> members = new ArrayList<>();
        position++;
        skipSpace();
        while (json.charAt(position) != '}') {
            expectSeparator(!members.isEmpty());
            String name = string();
            skipSpace();
            expect(':');
            members.add(new JsonValue.Member(name, value(depth + 1)));
            skipSpace();
        }
        position++;
        return new JsonValue.Members(members);
    }

    private JsonValue elements(int depth) {
        List<JsonValue> elements = new ArrayList<>();
        position++;
        skipSpace();
        while (json.charAt(position) != ']') {
            expectSeparator(!elements.isEmpty());
            elements.add(value(depth + 1));
            skipSpace();
        }
        position++;
        return new JsonValue.Elements(elements);
    }

    private void expectSeparator(boolean expected) {
        if (expected) {
            expect(',');
            skipSpace();
        }
    }

    private JsonValue literal() {
        int start = position;
        while (position < json.length() && LITERAL_END.indexOf(json.charAt(position)) < 0) {
            position++;
        }
        if (start == position || !Character.isLetterOrDigit(json.charAt(position - 1))) {
            throw malformed();
        }
        return new JsonValue.Literal(json.substring(start, position));
    }

    private String string() {
        expect('"');
        StringBuilder text = new StringBuilder();
        for (; json.charAt(position) != '"'; position++) {
            char letter = json.charAt(position);
            text.append(letter == '\\' ? escaped() : letter);
        }
        position++;
        return text.toString();
    }

    private char escaped() {
        char letter = json.charAt(++position);
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                position += 4;
                yield (char) Integer.parseInt(json, position - 3, position + 1, 16);
            }
            default -> letter;
        };
    }

    private void expect(char wanted) {
        if (json.charAt(position) != wanted) {
            throw malformed();
        }
        position++;
    }

    private void skipSpace() {
        while (position < json.length() && " \t\r\n".indexOf(json.charAt(position)) >= 0) {
            position++;
        }
    }

    private IllegalArgumentException malformed() {
        return new IllegalArgumentException("the text is not JSON");
    }
}
