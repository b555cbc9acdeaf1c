package club.makapix.decile.anonymize;

import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.Identifiers;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.Table;
import club.makapix.decile.transfer.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        Surroundings surroundings = new Surroundings(tables);
        return of(
                surroundings,
                tables.stream()
                        .flatMap(table -> open(surroundings, table).map(column -> new TableColumn(table, column)))
                        .toList());
    }

    /** Proposes decisions for these columns, by name and type alone. */
    static Suggestions of(List<TableColumn> columns) {
        return of(
                new Surroundings(
                        columns.stream().map(TableColumn::table).distinct().toList()),
                columns);
    }

    private static Suggestions of(Surroundings surroundings, List<TableColumn> columns) {
        return new Suggestions(columns.stream()
                .map(place -> Advice.of(place, surroundings.meaning(place), new ColumnSample()))
                .toList());
    }

    /** Proposes decisions for these columns, by name and type alone, and the same for columns that a foreign key joins. */
    static Suggestions of(Schema schema, List<TableColumn> columns) {
        return new Suggestions(JoinedColumns.alike(schema, of(new Surroundings(schema.tables()), columns).suggestions));
    }

    /**
     * Proposes decisions for the same columns, after a look at at most 5,000 rows of each table: one short query a table. Columns
     * that a foreign key joins get the same.
     *
     * @throws club.makapix.decile.schema.DatabaseException if the server refuses
     */
    public static Suggestions of(Snapshot snapshot, Collection<Table> tables) {
        Surroundings surroundings = new Surroundings(tables);
        List<Suggestion> suggestions = new ArrayList<>();
        for (Table table : tables) {
            List<Column> columns = open(surroundings, table).toList();
            sample(snapshot, table, columns).forEach((column, sample) -> {
                TableColumn place = new TableColumn(table, column);
                suggestions.add(Advice.of(place, surroundings.meaning(place), sample));
            });
        }
        return new Suggestions(JoinedColumns.alike(snapshot.schema(), suggestions));
    }

    private static Stream<Column> open(Surroundings surroundings, Table table) {
        return table.travellingColumns().stream()
                .filter(column -> !Types.isClosed(column) || surroundings.isHiddenKey(new TableColumn(table, column)));
    }

    private static Map<Column, ColumnSample> sample(Snapshot snapshot, Table table, List<Column> open) {
        Map<Column, ColumnSample> samples = new LinkedHashMap<>();
        open.forEach(column -> samples.put(column, new ColumnSample()));
        if (!samples.isEmpty()) {
            String columns = samples.keySet().stream().map(Suggestions::asText).collect(Collectors.joining(", "));
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

    /** Binary values are read as the letters in them. */
    private static String asText(Column column) {
        String name = "t." + Identifiers.quote(column.name());
        return column.type().base().equals("bytea")
                ? "encode(substring(" + name + " for 10000), 'escape')"
                : name + "::text";
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
