package club.makapix.decile.anonymize;

import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.transfer.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns rules into cells, and gathers the values that they need of a row. */
final class CellCompiler {
    private final Schema schema;
    private final Decisions decisions;
    private final EntropySource entropy;
    private final List<String> inputs = new ArrayList<>();

    CellCompiler(Schema schema, Decisions decisions, EntropySource entropy) {
        this.schema = schema;
        this.decisions = decisions;
        this.entropy = entropy;
    }

    /** Returns the SQL expressions whose values the cells made so far read. */
    List<String> inputs() {
        return inputs;
    }

    Cell cell(Scope scope, Column column) {
        return cell(scope, column, decisions.get(new ColumnName(scope.table().name(), column.name())));
    }

    private Cell cell(Scope scope, Column column, Rule rule) {
        if (rule instanceof Rule.Replace replace) {
            return replace(scope, column, replace.pseudonym());
        }
        if (rule instanceof Rule.Cases cases) {
            return cases(scope, column, cases.cases());
        }
        if (rule instanceof Rule.Derive derive) {
            return derive(scope, column, derive.derivation());
        }
        if (rule instanceof Rule.Recompute) {
            String meanwhile = meanwhile(column).orElse(null);
            return row -> meanwhile;
        }
        return rule instanceof Rule.Erase ? row -> null : keep(scope, column);
    }

    /** Returns what stands in a column until the target has computed it; empty for NULL. */
    static Optional<String> meanwhile(Column column) {
        if (column.nullable()) {
            return Optional.empty();
        }
        boolean braces = Types.isArray(column.type())
                || column.type().base().equals("json")
                || column.type().base().equals("jsonb");
        return Optional.of(braces ? "{}" : "");
    }

    private Cell keep(Scope scope, Column column) {
        int value = input(scope.column(column.name()));
        return row -> row.text(value);
    }

    private Cell replace(Scope scope, Column column, Pseudonym pseudonym) {
        int value = input(scope.column(column.name()));
        Map<String, Integer> columns = new LinkedHashMap<>();
        pseudonym.columns().forEach(name -> columns.put(name, input(scope.column(name))));
        return new PseudonymCell(new TableColumn(scope.table(), column), pseudonym, value, columns, entropy);
    }

    private Cell cases(Scope scope, Column column, List<Rule.Case> cases) {
        List<Integer> conditions = new ArrayList<>();
        List<Cell> cells = new ArrayList<>();
        for (Rule.Case one : cases) {
            conditions.add(
                    one.condition().map(sql -> input(scope.condition(sql))).orElse(-1));
            cells.add(cell(scope, column, one.rule()));
        }
        return row -> firstThatHolds(row, conditions, cells);
    }

    private static @Nullable String firstThatHolds(Row row, List<Integer> conditions, List<Cell> cells) {
        for (int at = 0; at < cells.size(); at++) {
            int condition = conditions.get(at);
            if (condition < 0 || "t".equals(row.text(condition))) {
                return cells.get(at).value(row);
            }
        }
        return null;
    }

    private Cell derive(Scope scope, Column column, Derivation derivation) {
        int own = input(scope.column(column.name()));
        DerivedSource source = DerivedSource.resolve(schema, scope.table(), derivation);
        Scope where = source.by()
                .map(by -> scope.referenced(source.table(), source.key(), by))
                .orElse(scope);
        Cell cell = cell(where, source.column());
        return row -> {
            String value = row.isNull(own) ? null : cell.value(row);
            return value == null ? null : derivation.convert(value);
        };
    }

    private int input(String expression) {
        int known = inputs.indexOf(expression);
        if (known >= 0) {
            return known;
        }
        inputs.add(expression);
        return inputs.size() - 1;
    }
}
