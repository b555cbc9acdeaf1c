package club.makapix.decile.anonymize;

import java.util.List;

/** Holds a JSON value such that whatever is not touched is written as it was read, numbers digit for digit. */
sealed interface JsonValue {
    /** Appends the value as JSON text. */
    void write(StringBuilder json);

    /** A string, unescaped. */
    record Text(String text) implements JsonValue {
        @Override
        public void write(StringBuilder json) {
            json.append('"');
            for (int at = 0; at < text.length(); at++) {
                escape(text.charAt(at), json);
            }
            json.append('"');
        }

        private static void escape(char letter, StringBuilder json) {
            switch (letter) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (letter < ' ') {
                        json.append("\\u%04x".formatted((int) letter));
                    } else {
                        json.append(letter);
                    }
                }
            }
        }
    }

    /** A number, {@code true}, {@code false} or {@code null}, as written. */
    record Literal(String text) implements JsonValue {
        static final Literal NULL = new Literal("null");

        @Override
        public void write(StringBuilder json) {
            json.append(text);
        }
    }

    /** An array. */
    record Elements(List<JsonValue> elements) implements JsonValue {
        @Override
        public void write(StringBuilder json) {
            json.append('[');
            for (int at = 0; at < elements.size(); at++) {
                json.append(at == 0 ? "" : ", ");
                elements.get(at).write(json);
            }
            json.append(']');
        }
    }

    /** An object, its members in order. */
    record Members(List<Member> members) implements JsonValue {
        @Override
        public void write(StringBuilder json) {
            json.append('{');
            for (int at = 0; at < members.size(); at++) {
                json.append(at == 0 ? "" : ", ");
                new Text(members.get(at).name()).write(json);
                json.append(": ");
                members.get(at).value().write(json);
            }
            json.append('}');
        }
    }

    /** A name and a value. */
    record Member(String name, JsonValue value) {}
}
