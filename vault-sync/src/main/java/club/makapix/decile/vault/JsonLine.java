package club.makapix.decile.vault;

import java.util.Optional;
import java.util.OptionalLong;

/** Writes one file of a manifest as a line of JSON (RFC 8259). */
final class JsonLine {
    private JsonLine() {}

    static String of(VaultFile file, OptionalLong size, Optional<String> sha256) {
        StringBuilder line = new StringBuilder("{\"path\":");
        quote(file.path(), line);
        line.append(",\"table\":");
        quote(file.table(), line);
        line.append(",\"key\":");
        quote(file.key(), line);
        line.append(",\"required\":").append(file.required());
        line.append(",\"size\":").append(size.isPresent() ? Long.toString(size.getAsLong()) : "null");
        line.append(",\"sha256\":");
        if (sha256.isPresent()) {
            quote(sha256.get(), line);
        } else {
            line.append("null");
        }
        return line.append("}\n").toString();
    }

    private static void quote(String text, StringBuilder line) {
        line.append('"');
        for (int i = 0; i < text.length(); i++) {
            char current = text.charAt(i);
            if (current == '"' || current == '\\') {
                line.append('\\').append(current);
            } else if (Character.isISOControl(current)) {
                line.append("\\u%04x".formatted((int) current));
            } else {
                line.append(current);
            }
        }
        line.append('"');
    }
}
