package club.makapix.decile.anonymize;

import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.Identifiers;
import club.makapix.decile.schema.Table;
import club.makapix.decile.transfer.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Proposes a decision for columns, from their names and types and, where a snapshot is given, from the shape of some of their
 * values. No value is shown or kept. Immutable.
 *
 * <pre>{@code
 * System.out.println(Suggestions.of(snapshot, schema.tables()).asRecipe());
 * }</pre>
 */
public final class Suggestions {
    private static final int ROWS = 5_000;

    private final List<Suggestion> suggestions;

    private Suggestions(List<Suggestion> suggestions) {
        this.suggestions = List.copyOf(suggestions);
    }

    /** Proposes decisions for all travelling columns of the tables that a type does not settle, by name and type alone. */
    public static Suggestions of(Collection<Table> tables) {
        return of(tables.stream()
                .flatMap(table -> open(table).stream().map(column -> new TableColumn(table, column)))
                .toList());
    }

    /** Proposes decisions for these columns, by name and type alone. */
    static Suggestions of(List<TableColumn> columns) {
        return new Suggestions(columns.stream()
                .map(place -> Advice.of(place, new ColumnSample()))
                .toList());
    }

    /**
     * Proposes decisions for the same columns, after a look at at most 5,000 rows of each table: one short query a table.
     *
     * @throws club.makapix.decile.schema.DatabaseException if the server refuses
     */
    public static Suggestions of(Snapshot snapshot, Collection<Table> tables) {
        List<Suggestion> suggestions = new ArrayList<>();
        for (Table table : tables) {
            sample(snapshot, table)
                    .forEach((column, sample) -> suggestions.add(Advice.of(new TableColumn(table, column), sample)));
        }
        return new Suggestions(suggestions);
    }

    private static List<Column> open(Table table) {
        return table.travellingColumns().stream()
                .filter(column -> !Types.isClosed(column))
                .toList();
    }

    private static Map<Column, ColumnSample> sample(Snapshot snapshot, Table table) {
        Map<Column, ColumnSample> samples = new LinkedHashMap<>();
        open(table).forEach(column -> samples.put(column, new ColumnSample()));
        if (!samples.isEmpty()) {
            String columns = samples.keySet().stream()
                    .map(column -> "t." + Identifiers.quote(column.name()) + "::text")
                    .collect(Collectors.joining(", "));
            List<ColumnSample> inOrder = List.copyOf(samples.values());
            snapshot.query(
                    "the shapes of values of " + table.name(),
                    "select %s from %s t limit %d"
                            .formatted(columns, table.name().quoted(), ROWS),
                    row -> {
                        for (int field = 0; field < row.size(); field++) {
                            String text = row.text(field);
                            if (text != null && !text.isBlank()) {
                                inOrder.get(field).add(text);
                            }
                        }
                    });
        }
        return samples;
    }

    /** Returns the proposals, in the order of the tables and their columns. */
    public List<Suggestion> list() {
        return suggestions;
    }

    /** Returns lines that decide each of the columns, to be pasted into a recipe. */
    public String asRecipe() {
        List<String> keep = new ArrayList<>();
        List<String> erase = new ArrayList<>();
        List<String> replace = new ArrayList<>();
        for (Suggestion suggestion : suggestions) {
            TableColumn place = suggestion.place();
            String name =
                    quoted(new ColumnName(place.table().name(), place.column().name()).toString());
            String remark = "  # %s%s"
                    .formatted(
                            place.column().type().declared(),
                            suggestion.reason().isEmpty() ? "" : "; " + suggestion.reason());
            switch (suggestion.rule()) {
                case Advice.KEEP -> keep.add("    - " + name + remark);
                case Advice.ERASE -> erase.add("    - " + name + remark);
                default -> replace.add("    " + name + ": " + suggestion.rule() + remark);
            }
        }
        List<String> lines = new ArrayList<>(List.of("anonymize:"));
        add(lines, "  keep:", keep);
        add(lines, "  erase:", erase);
        add(lines, "  replace:", replace);
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, String heading, List<String> entries) {
        if (!entries.isEmpty()) {
            lines.add(heading);
            lines.addAll(entries);
        }
    }

    private static String quoted(String name) {
        return name.matches("[\\w.]+") ? name : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
