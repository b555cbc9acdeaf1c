package club.makapix.decile.schema;

import java.util.Arrays;
import java.util.List;

/** Resolves how a person names a foreign key: table, then a column, columns in parentheses, or a constraint. */
final class KeyName {
    private final Schema schema;
    private final String text;

    KeyName(Schema schema, String text) {
        this.schema = schema;
        this.text = text;
    }

    ForeignKey foreignKey() {
        int parenthesis = text.indexOf(".(");
        int dot = parenthesis >= 0 ? parenthesis : text.lastIndexOf('.');
        if (dot <= 0) {
            throw new SchemaException(
                    "%s is not a foreign key; name it by table and column, for example comments.author_id"
                            .formatted(text));
        }
        TableName child = schema.table(text.substring(0, dot)).name();
        List<ForeignKey> candidates = schema.foreignKeysOf(child);
        String rest = text.substring(dot + 1);
        List<String> columns = columns(rest);
        List<ForeignKey> found = candidates.stream()
                .filter(key -> key.name().equals(rest) || key.columns().equals(columns))
                .toList();
        if (found.isEmpty()) {
            throw SchemaException.unknown(
                    text,
                    "a foreign key",
                    child.toString(),
                    candidates.stream().map(ForeignKey::toString).toList());
        }
        if (found.size() > 1) {
            throw new SchemaException("%s names several foreign keys; say which by its constraint: %s"
                    .formatted(
                            text,
                            found.stream().map(key -> child + "." + key.name()).toList()));
        }
        return found.get(0);
    }

    private static List<String> columns(String rest) {
        if (!rest.startsWith("(") || !rest.endsWith(")")) {
            return List.of(rest);
        }
        return Arrays.stream(rest.substring(1, rest.length() - 1).split(",", -1))
                .map(String::strip)
                .toList();
    }
}
