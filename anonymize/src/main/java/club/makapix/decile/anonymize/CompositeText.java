package club.makapix.decile.anonymize;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and writes the text form of a composite value: {@code (1,"a ""quoted"" text",)}, in which nothing between commas is NULL. */
final class CompositeText {
    private final String text;
    private int position = 1;

    CompositeText(String text) {
        this.text = text;
    }

    List<TextMember> read() {
        List<TextMember> members = new ArrayList<>();
        while (position < text.length()) {
            members.add(new TextMember(String.valueOf(members.size() + 1), field()));
            position++;
        }
        return members;
    }

    private @Nullable String field() {
        if (isEnd()) {
            return null;
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
        return content.toString();
    }

    private boolean isEnd() {
        return ",)".indexOf(text.charAt(position)) >= 0;
    }

    static String write(List<TextMember> fields) {
        return fields.stream().map(field -> written(field.text())).collect(Collectors.joining(",", "(", ")"));
    }

    private static String written(@Nullable String content) {
        return content == null ? "" : '"' + content.replace("\\", "\\\\").replace("\"", "\"\"") + '"';
    }
}
