package club.makapix.decile.transfer;

import club.makapix.decile.schema.CheckConstraint;
import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.Identifiers;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.Table;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Has the source find out whether a column can hold the text that a rewriter puts in the place of each of its values: whether its type reads
 * it, and its domain and the checks that read no other column allow it. One query for each such text; no row is read.
 */
final class ConstantTrial {
    private final SnapshotReader source;
    private final RowRewriter rewriter;
    private final List<String> problems = new ArrayList<>();

    private ConstantTrial(SnapshotReader source, RowRewriter rewriter) {
        this.source = source;
        this.rewriter = rewriter;
    }

    /**
     * Lets texts pass that fit their columns.
     *
     * @throws SchemaException if some do not; one message lists them with their rules
     */
    static void run(SnapshotReader source, RowRewriter rewriter, Collection<Table> travelling) {
        ConstantTrial trial = new ConstantTrial(source, rewriter);
        for (Table table : travelling) {
            rewriter.constants(table)
                    .forEach(
                            (column, texts) -> texts.forEach(text -> trial.attempt(table, table.column(column), text)));
        }
        if (!trial.problems.isEmpty()) {
            throw new SchemaException(
                    "a value that a rule puts in the place of every other does not fit its column:\n  "
                            + String.join("\n  ", trial.problems));
        }
    }

    private void attempt(Table table, Column column, String text) {
        List<CheckConstraint> checks = table.checks().stream()
                .filter(check -> check.enforced() && check.columns().equals(List.of(column.name())))
                .toList();
        try {
            source.attempt(reader -> {
                reader.query(query(table, column, text, checks), row -> {
                    for (int at = 0; at < checks.size(); at++) {
                        if ("f".equals(row.text(at + 1))) {
                            add(table, column, "check \"" + checks.get(at).name() + "\" does not hold");
                        }
                    }
                });
                return text;
            });
        } catch (SQLException e) {
            refused(table, column, Refusal.of(e), e);
        }
    }

    private static String query(Table table, Column column, String text, List<CheckConstraint> checks) {
        String name = Identifiers.quote(column.name());
        return "select %s from (select %s::%s as %s) as %s"
                .formatted(
                        Stream.concat(
                                        Stream.of(name),
                                        checks.stream().map(check -> "(" + check.expression() + ") is not false"))
                                .collect(Collectors.joining(", ")),
                        Identifiers.literal(text),
                        column.type().declared(),
                        name,
                        Identifiers.quote(table.name().name()));
    }

    private void refused(Table table, Column column, Refusal words, SQLException refusal) {
        if (words.isAboutConnection()) {
            throw source.refused(table.name() + ": the values of rules could not be tried", refusal);
        }
        if (words.isAboutRows() || words.isRaised()) {
            add(table, column, words.reason());
        } else {
            System.getLogger(ConstantTrial.class.getName())
                    .log(Level.INFO, "{0}: a value was not tried: {1}", table.name(), words.reason());
        }
    }

    private void add(Table table, Column column, String reason) {
        Map<String, ColumnTreatment> treatments = rewriter.treatments(table);
        String rule = treatments.containsKey(column.name())
                ? " (" + treatments.get(column.name()).reason() + ")"
                : "";
        problems.add("%s.%s, of type %s: %s%s; write another value"
                .formatted(table.name(), column.name(), column.type().declared(), reason, rule));
    }
}
