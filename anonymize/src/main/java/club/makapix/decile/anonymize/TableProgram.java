package club.makapix.decile.anonymize;

import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.Table;
import club.makapix.decile.transfer.Row;
import club.makapix.decile.transfer.RowEditor;
import club.makapix.decile.transfer.TableRewriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rewrites the rows of one table: one cell per column that changes. */
final class TableProgram implements TableRewriter {
    private final List<String> inputs;
    private final List<String> columns;
    private final List<Cell> cells;
    private final Map<String, String> recomputed;
    private final @Nullable String[] values;

    private TableProgram(List<String> inputs, List<String> columns, List<Cell> cells, Map<String, String> recomputed) {
        this.inputs = List.copyOf(inputs);
        this.columns = List.copyOf(columns);
        this.cells = List.copyOf(cells);
        this.recomputed = Collections.unmodifiableMap(new LinkedHashMap<>(recomputed));
        this.values = new @Nullable String[cells.size()];
    }

    static Optional<TableRewriter> of(Schema schema, Decisions decisions, Secret secret, Table table) {
        CellCompiler compiler = new CellCompiler(schema, decisions, new EntropySource(secret));
        List<String> columns = new ArrayList<>();
        List<Cell> cells = new ArrayList<>();
        Map<String, String> recomputed = new LinkedHashMap<>();
        for (Column column : table.travellingColumns()) {
            Rule rule = decisions.get(new ColumnName(table.name(), column.name()));
            if (!(rule instanceof Rule.Keep)) {
                columns.add(column.name());
                cells.add(compiler.cell(Scope.own(table), column));
            }
            if (rule instanceof Rule.Recompute recompute) {
                recomputed.put(column.name(), recompute.sql());
            }
        }
        return columns.isEmpty()
                ? Optional.empty()
                : Optional.of(new TableProgram(compiler.inputs(), columns, cells, recomputed));
    }

    @Override
    public List<String> inputs() {
        return inputs;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public Map<String, String> recomputed() {
        return recomputed;
    }

    /** Computes every value before it sets the first: the row shows what was set. */
    @Override
    public void rewrite(Row row, RowEditor editor) {
        for (int column = 0; column < cells.size(); column++) {
            values[column] = cells.get(column).value(row);
        }
        for (int column = 0; column < values.length; column++) {
            editor.set(column, values[column]);
        }
    }
}
