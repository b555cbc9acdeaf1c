package club.makapix.decile.anonymize;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads and writes the text form of {@code hstore}: {@code "name"=>"value", "other"=>NULL}. */
final class HstoreText {
    private final String text;
    private int position;

    HstoreText(String text) {
        this.text = text;
    }

    JsonValue read() {
        List<JsonValue.Member> members = new ArrayList<>();
        while (position < text.length()) {
            String name = quoted();
            position += "=>".length();
            members.add(new JsonValue.Member(name, value()));
            position += ", ".length();
        }
        return new JsonValue.Members(members);
    }

    private JsonValue value() {
        if (text.startsWith("NULL", position)) {
            position += "NULL".length();
            return JsonValue.Literal.NULL;
        }
        return new JsonValue.Text(quoted());
    }

    private String quoted() {
        if (text.charAt(position) != '"') {
            throw new IllegalArgumentException("the text is not an hstore");
        }
        StringBuilder content = new StringBuilder();
        for (position++; text.charAt(position) != '"'; position++) {
            if (text.charAt(position) == '\\') {
                position++;
            }
            content.append(text.charAt(position));
        }
        position++;
        return content.toString();
    }

    static String write(JsonValue value) {
        return value instanceof JsonValue.Members object
                ? object.members().stream()
                        .map(member -> quote(member.name()) + "=>" + written(member.value()))
                        .collect(Collectors.joining(", "))
                : "";
    }

    private static String written(JsonValue value) {
        return value instanceof JsonValue.Text content ? quote(content.text()) : "NULL";
    }

    private static String quote(String content) {
        return '"' + content.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
