package club.makapix.decile.anonymize;

import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.Table;
import club.makapix.decile.transfer.Row;
import club.makapix.decile.transfer.RowEditor;
import club.makapix.decile.transfer.TableRewriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rewrites the rows of one table: one cell per column that changes. */
final class TableProgram implements TableRewriter {
    private final List<String> inputs;
    private final List<String> columns;
    private final List<Cell> cells;

    private TableProgram(List<String> inputs, List<String> columns, List<Cell> cells) {
        this.inputs = List.copyOf(inputs);
        this.columns = List.copyOf(columns);
        this.cells = List.copyOf(cells);
    }

    static Optional<TableRewriter> of(Schema schema, Decisions decisions, Secret secret, Table table) {
        CellCompiler compiler = new CellCompiler(schema, decisions, new EntropySource(secret));
        List<String> columns = new ArrayList<>();
        List<Cell> cells = new ArrayList<>();
        for (Column column : table.travellingColumns()) {
            if (!(decisions.get(new ColumnName(table.name(), column.name())) instanceof Rule.Keep)) {
                columns.add(column.name());
                cells.add(compiler.cell(Scope.own(table), column));
            }
        }
        return columns.isEmpty() ? Optional.empty() : Optional.of(new TableProgram(compiler.inputs(), columns, cells));
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
    public void rewrite(Row row, RowEditor editor) {
        for (int column = 0; column < cells.size(); column++) {
            editor.set(column, cells.get(column).value(row));
        }
    }
}
