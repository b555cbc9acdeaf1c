package club.makapix.decile.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Resolves how a person names a foreign key, and names keys so: table, then a column, columns in parentheses, or a
 * constraint.
 */
final class KeyNames {
    private final Schema schema;
    private final TableNames tables;

    KeyNames(Schema schema, TableNames tables) {
        this.schema = schema;
        this.tables = tables;
    }

    /** Tries the dots from the last to the first, since tables, columns and constraints may have dots in their names. */
    ForeignKey foreignKey(String text) {
        Optional<TableName> nearest = Optional.empty();
        for (int dot = text.lastIndexOf('.'); dot > 0; dot = text.lastIndexOf('.', dot - 1)) {
            Optional<TableName> child = tables.find(text.substring(0, dot));
            String rest = text.substring(dot + 1);
            List<ForeignKey> found = child.map(table -> matching(table, rest)).orElse(List.of());
            if (!found.isEmpty()) {
                return single(text, found);
            }
            nearest = nearest.or(() -> child);
        }
        throw unknown(text, nearest);
    }

    /** Returns the shortest text that {@link #foreignKey} understands as this key. */
    String shortest(ForeignKey key) {
        String byColumns =
                key.columns().size() == 1 ? key.columns().get(0) : "(" + String.join(", ", key.columns()) + ")";
        boolean columnsAreEnough = matching(key.child(), byColumns).equals(List.of(key));
        return tables.shortest(key.child()) + "." + (columnsAreEnough ? byColumns : key.name());
    }

    /** Finds by the columns, and by the constraint where those say nothing or too much. */
    private List<ForeignKey> matching(TableName child, String name) {
        List<String> columns = columns(name);
        List<ForeignKey> keys = schema.foreignKeysOf(child);
        List<ForeignKey> byColumns =
                keys.stream().filter(key -> key.columns().equals(columns)).toList();
        List<ForeignKey> byName =
                keys.stream().filter(key -> key.name().equals(name)).toList();
        return byColumns.size() == 1 || byName.isEmpty() ? byColumns : byName;
    }

    private static List<String> columns(String text) {
        if (!text.startsWith("(") || !text.endsWith(")")) {
            return List.of(text);
        }
        return Arrays.stream(text.substring(1, text.length() - 1).split(",", -1))
                .map(String::strip)
                .toList();
    }

    private ForeignKey single(String text, List<ForeignKey> found) {
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new SchemaException("%s names several foreign keys; say which by its constraint: %s"
                .formatted(
                        text,
                        found.stream()
                                .map(key -> tables.shortest(key.child()) + "." + key.name())
                                .collect(Collectors.joining(", "))));
    }

    private SchemaException unknown(String text, Optional<TableName> child) {
        if (child.isPresent()) {
            List<String> keys = schema.foreignKeysOf(child.get()).stream()
                    .map(this::shortest)
                    .toList();
            return SchemaException.unknown(text, "a foreign key", child.get().toString(), keys);
        }
        int end = text.contains(".(") ? text.indexOf(".(") : text.lastIndexOf('.');
        return end > 0
                ? tables.unknown(text.substring(0, end))
                : new SchemaException(
                        "%s is not a foreign key; name it by table and column, for example comments.author_id"
                                .formatted(text));
    }
}
