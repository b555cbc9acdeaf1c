package club.makapix.decile.transfer;

import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.Identifiers;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Lays out the fields of a table's stream: first expressions that only serve as inputs and stay behind, then columns that a
 * stage reads or sets, then all other columns. Only the first two are ever parsed, the last two arrive.
 */
final class SelectList {
    private final TablePassage passage;
    private final CopyFormat format;
    private final Map<String, Integer> slots = new LinkedHashMap<>();
    private final List<String> hidden = new ArrayList<>();
    private final List<String> travelling = new ArrayList<>();
    private final int parsed;

    /** Lays them out for the preferred format, or for text where the table or what stages set has no plain binary form. */
    SelectList(TablePassage passage, CopyFormat preferred) {
        this.passage = passage;
        this.format = isPlain() ? preferred : CopyFormat.TEXT;
        TreeSet<String> touched = new TreeSet<>();
        for (String input : inputs()) {
            plainColumn(input).filter(this::isParsed).ifPresentOrElse(touched::add, () -> addHidden(input));
        }
        edited().forEach(column -> touched.add(requireTravelling(column)));
        for (String column : touched) {
            slots.put(column, hidden.size() + travelling.size());
            travelling.add(column);
        }
        this.parsed = hidden.size() + travelling.size();
        passage.table().travellingColumns().stream()
                .map(Column::name)
                .filter(column -> !touched.contains(column))
                .forEach(travelling::add);
    }

    private List<String> inputs() {
        List<String> inputs = new ArrayList<>(passage.selection().inputs());
        passage.observers().forEach(observer -> inputs.addAll(observer.inputs()));
        passage.rewriter().ifPresent(rewriter -> inputs.addAll(rewriter.inputs()));
        return inputs;
    }

    private List<String> edited() {
        List<String> columns = new ArrayList<>(passage.selection().columns());
        passage.rewriter().ifPresent(rewriter -> columns.addAll(rewriter.columns()));
        return columns;
    }

    private boolean isPlain() {
        Table table = passage.table();
        return table.travellingColumns().stream().map(Column::type).allMatch(BinaryType::isPortable)
                && edited().stream().map(table::column).map(Column::type).allMatch(BinaryType::isTranslated);
    }

    private boolean isParsed(String column) {
        return format == CopyFormat.TEXT
                || BinaryType.isTranslated(passage.table().column(column).type());
    }

    private void addHidden(String expression) {
        if (!hidden.contains(expression)) {
            hidden.add(expression);
        }
    }

    private String requireTravelling(String column) {
        Column found = passage.table().column(column);
        if (found.generated()) {
            throw new SchemaException("%s.%s is generated and cannot be set; set the columns that it is computed from"
                    .formatted(passage.table().name(), column));
        }
        return column;
    }

    private Optional<String> plainColumn(String expression) {
        return plainColumn(passage.table(), expression);
    }

    /** Returns the column that an expression names without doing anything to it: {@code id}, {@code t.id}, {@code t."Id"}. */
    static Optional<String> plainColumn(Table table, String expression) {
        String name = expression.startsWith("t.") ? expression.substring(2) : expression;
        return table.travellingColumns().stream()
                .map(Column::name)
                .filter(column ->
                        column.equals(name) || Identifiers.quote(column).equals(name))
                .findFirst();
    }

    /** Returns the format of the stream. */
    CopyFormat format() {
        return format;
    }

    /** Returns a holder of its rows. */
    RowLine line() {
        return format == CopyFormat.TEXT
                ? new TextLine(parsed, hidden.size())
                : BinaryLine.of(hidden.size(), arriving(), parsed - hidden.size());
    }

    private List<Column> arriving() {
        return travelling.stream().map(passage.table()::column).toList();
    }

    /** Returns for each input expression the field that holds it. */
    int[] fieldsOf(List<String> expressions) {
        return expressions.stream()
                .mapToInt(expression ->
                        plainColumn(expression).map(slots::get).orElseGet(() -> hidden.indexOf(expression)))
                .toArray();
    }

    /** Returns for each column that a stage sets the field that holds it. */
    int[] fieldsOfColumns(List<String> columns) {
        return columns.stream().mapToInt(slots::get).toArray();
    }

    /** Returns the columns that arrive, in the order in which they stand in the stream. */
    List<String> columns() {
        return travelling;
    }

    /** Returns the query whose rows stream. */
    String query(RowOrder order) {
        Table table = passage.table();
        List<String> fields = new ArrayList<>();
        String wrapped = format == CopyFormat.TEXT ? "(%s\n)" : BinaryType.LITERAL_SQL;
        hidden.forEach(expression -> fields.add(wrapped.formatted(expression)));
        travelling.forEach(column -> fields.add("t." + Identifiers.quote(column)));
        return """
                select %s
                from %s t
                where (%s
                )%s""".formatted(
                String.join(", ", fields), table.ownRows(), passage.selection().condition(), order.clause(table));
    }
}
