package club.makapix.decile.anonymize;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and writes the text form of {@code hstore}: {@code "name"=>"value", "other"=>NULL}. */
final class HstoreText {
    private final String text;
    private int position;

    HstoreText(String text) {
        this.text = text;
    }

    List<TextMember> read() {
        List<TextMember> members = new ArrayList<>();
        while (position < text.length()) {
            String name = quoted();
            position += "=>".length();
            members.add(new TextMember(name, value()));
            position += ", ".length();
        }
        return members;
    }

    private @Nullable String value() {
        if (text.startsWith("NULL", position)) {
            position += "NULL".length();
            return null;
        }
        return quoted();
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

    static String write(List<TextMember> members) {
        return members.stream()
                .map(member -> quote(member.name()) + "=>" + (member.text() == null ? "NULL" : quote(member.text())))
                .collect(Collectors.joining(", "));
    }

    private static String quote(String content) {
        return '"' + content.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
