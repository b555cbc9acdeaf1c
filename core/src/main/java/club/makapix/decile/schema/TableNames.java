package club.makapix.decile.schema;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ListMultimap;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Resolves how a person names a table, and names tables so. */
final class TableNames {
    private final Collection<TableName> tables;
    private final ListMultimap<String, TableName> qualified;
    private final ListMultimap<String, TableName> bare;

    TableNames(Collection<TableName> tables) {
        ImmutableListMultimap.Builder<String, TableName> full = ImmutableListMultimap.builder();
        ImmutableListMultimap.Builder<String, TableName> last = ImmutableListMultimap.builder();
        for (TableName table : tables) {
            full.put(table.toString(), table);
            full.put(table.quoted(), table);
            last.put(table.name(), table);
        }
        this.tables = tables;
        this.qualified = full.build();
        this.bare = last.build();
    }

    /** Finds by the whole name, then in {@code public}, then anywhere. */
    Optional<TableName> find(String text) {
        List<TableName> found = qualified.get(text);
        if (found.isEmpty()) {
            found = bare.get(text);
            TableName inPublic = new TableName("public", text);
            if (found.contains(inPublic)) {
                return Optional.of(inPublic);
            }
        }
        if (found.size() > 1) {
            throw new SchemaException("%s is ambiguous; say which of %s"
                    .formatted(
                            text, found.stream().map(this::unambiguous).sorted().collect(Collectors.joining(", "))));
        }
        return found.stream().findFirst();
    }

    /** Returns the shortest text that {@link #find} understands as this table. */
    String shortest(TableName table) {
        boolean bareIsEnough = qualified.get(table.name()).isEmpty()
                && (table.schema().equals("public") || bare.get(table.name()).size() == 1);
        return bareIsEnough ? table.name() : unambiguous(table);
    }

    private String unambiguous(TableName table) {
        return qualified.get(table.toString()).size() == 1 ? table.toString() : table.quoted();
    }

    SchemaException unknown(String text) {
        return SchemaException.unknown(
                text,
                "a table",
                "the database",
                tables.stream().map(TableName::toString).toList());
    }
}
