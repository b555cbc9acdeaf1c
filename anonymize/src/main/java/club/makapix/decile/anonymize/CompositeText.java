package club.makapix.decile.anonymize;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads and writes the text form of a composite value: {@code (1,"a ""quoted"" text",)}, in which nothing between commas is NULL. */
final class CompositeText {
    private final String text;
    private int position = 1;

    CompositeText(String text) {
        this.text = text;
    }

    JsonValue read() {
        List<JsonValue.Member> members = new ArrayList<>();
        while (position < text.length()) {
            members.add(new JsonValue.Member(String.valueOf(members.size() + 1), field()));
            position++;
        }
        return new JsonValue.Members(members);
    }

    private JsonValue field() {
        if (isEnd()) {
            return JsonValue.Literal.NULL;
        }
        StringBuilder content = new StringBuilder();
        boolean quoted = false;
        for (; quoted || !isEnd(); position++) {
            char letter = text.charAt(position);
            if (letter == '"' && quoted && text.charAt(position + 1) == '"') {
                content.append('"');
                position++;
            } else if (letter == '"') {
                quoted = !quoted;
            } else if (letter == '\\') {
                content.append(text.charAt(++position));
            } else {
                content.append(letter);
            }
        }
        return new JsonValue.Text(content.toString());
    }

    private boolean isEnd() {
        return ",)".indexOf(text.charAt(position)) >= 0;
    }

    static String write(JsonValue value) {
        return value instanceof JsonValue.Members fields
                ? fields.members().stream()
                        .map(field -> written(field.value()))
                        .collect(Collectors.joining(",", "(", ")"))
                : "()";
    }

    private static String written(JsonValue value) {
        return value instanceof JsonValue.Text content
                ? '"' + content.text().replace("\\", "\\\\").replace("\"", "\"\"") + '"'
                : "";
    }
}
