package club.makapix.decile.anonymize;

import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * States that a column holds values of another one, although no foreign key says so.
 *
 * @param child the column that refers
 * @param parent the column that it refers to
 * @param condition SQL over the child's row {@code t} that must hold for it to refer; empty for always
 */
record ColumnLink(ColumnName child, ColumnName parent, Optional<String> condition) {
    /**
     * Pairs the columns of a reference.
     *
     * @param from {@code reports.target_id} or {@code lines.(order_id, line_no)}
     * @param to likewise, with as many columns
     * @throws SchemaException if a column does not exist, or the numbers differ
     */
    static List<ColumnLink> of(Schema schema, String from, String to, Optional<String> condition) {
        List<ColumnName> children = columns(schema, from);
        List<ColumnName> parents = columns(schema, to);
        if (children.size() != parents.size()) {
            throw new SchemaException(
                    "%s has %d columns but %s has %d".formatted(from, children.size(), to, parents.size()));
        }
        List<ColumnLink> links = new ArrayList<>();
        for (int at = 0; at < children.size(); at++) {
            links.add(new ColumnLink(children.get(at), parents.get(at), condition));
        }
        return links;
    }

    private static List<ColumnName> columns(Schema schema, String name) {
        int dot = name.contains("(") ? name.indexOf(".(") : name.lastIndexOf('.');
        if (dot <= 0) {
            throw new SchemaException(
                    "%s is not a column; name it with its table, for example posts.id".formatted(name));
        }
        Table table = schema.table(name.substring(0, dot));
        return Arrays.stream(name.substring(dot + 1).replaceAll("^\\(|\\)$", "").split(",", -1))
                .map(column -> new ColumnName(
                        table.name(), table.column(column.strip()).name()))
                .toList();
    }
}
