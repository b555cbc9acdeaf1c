package club.makapix.decile.transfer;

import club.makapix.decile.schema.CheckConstraint;
import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.Identifiers;
import club.makapix.decile.schema.Table;
import club.makapix.decile.schema.UniqueKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rewrites some rows of a table and has the source evaluate constraints over them. Used once. */
final class TrialQuery {
    private static final int ROWS = 20;

    private final TablePassage passage;
    private final Table table;
    private final TableRewriter rewriter;
    private final List<Constraint> constraints = new ArrayList<>();
    private final List<@Nullable String[]> rows = new ArrayList<>();

    /** The arrays of the places of the rows come first, then those of the changed columns. */
    private static final int PLACES = 2;

    TrialQuery(TablePassage passage, Table table, List<CheckConstraint> checks, List<UniqueKey> keys) {
        this.passage = passage;
        this.table = table;
        this.rewriter = passage.rewriter().orElseThrow();
        checks.forEach(check -> constraints.add(
                new Constraint("the check \"" + check.name() + '"', check.columns(), broken(check), unbroken(check))));
        keys.forEach(key ->
                constraints.add(new Constraint("the key \"" + key.name() + '"', key.columns(), repeated(key), "true")));
    }

    /**
     * A constraint to try.
     *
     * @param words its kind and name
     * @param columns the columns that it reads
     * @param count SQL that counts the rows of {@code decile_tried} that break it
     * @param before SQL that is true for a row {@code t} of the source that does not break it as it is
     */
    record Constraint(String words, List<String> columns, String count, String before) {}

    /**
     * What came out.
     *
     * @param rows how many rows were tried
     * @param broken the constraints that do not hold, each with the number of rows that break it
     */
    record Outcome(int rows, Map<Constraint, Long> broken) {}

    Table table() {
        return table;
    }

    List<String> changed() {
        return rewriter.columns();
    }

    private String broken(CheckConstraint check) {
        return "(select count(*) from decile_tried as %s where (%s) is false)".formatted(name(), check.expression());
    }

    private String unbroken(CheckConstraint check) {
        return "(select (%s) is not false from (select t.*) as %s)".formatted(check.expression(), name());
    }

    private String name() {
        return Identifiers.quote(table.name().name());
    }

    private static String ofRow(String column) {
        return "t." + Identifiers.quote(column);
    }

    private static String repeated(UniqueKey key) {
        String columns = Identifiers.quote(key.columns());
        String complete = key.nullsDistinct() ? "pg_catalog.num_nulls(%s) = 0".formatted(columns) : "true";
        return "(select count(*) - count(distinct (%s)) from decile_tried where %s)".formatted(columns, complete);
    }

    Outcome run(SnapshotReader source) throws SQLException {
        source.query(sample(), this::rewrite);
        return rows.isEmpty() ? new Outcome(0, Map.of()) : evaluate(source);
    }

    /** Returns the query for rows that fulfil the constraints as they are, with what the rewriter wants to know of them. */
    private String sample() {
        List<String> fields = new ArrayList<>(List.of("t.tableoid", "t.ctid"));
        rewriter.inputs()
                .forEach(input -> fields.add(SelectList.plainColumn(passage.table(), input)
                        .map(TrialQuery::ofRow)
                        .orElse("(" + input + "\n)")));
        String changing = changed().stream()
                .map(column -> "t." + Identifiers.quote(column))
                .collect(Collectors.joining(", "));
        return """
                select %s
                from %s t
                where (%s
                ) and pg_catalog.num_nonnulls(%s) > 0%s
                limit %d""".formatted(
                        String.join(", ", fields),
                        passage.table().ownRows(),
                        passage.selection().condition(),
                        changing,
                        constraints.stream()
                                .map(Constraint::before)
                                .map(" and "::concat)
                                .collect(Collectors.joining()),
                        ROWS);
    }

    /** Rewrites a row; one that the rewriter refuses may be one that does not travel, so it is left out. */
    private void rewrite(Row row) {
        @Nullable String[] values = new @Nullable String[PLACES + changed().size()];
        values[0] = row.text(0);
        values[1] = row.text(1);
        try {
            rewriter.rewrite(new Inputs(row), (column, value) -> values[PLACES + column] = value);
            rows.add(values);
        } catch (RuntimeException e) {
            System.getLogger(TrialQuery.class.getName())
                    .log(System.Logger.Level.DEBUG, "a row of {0} was not tried", table.name());
        }
    }

    private Outcome evaluate(SnapshotReader source) throws SQLException {
        try (PreparedStatement statement = source.connection().prepareStatement(evaluation())) {
            for (int field = 0; field < PLACES + changed().size(); field++) {
                int at = field;
                Object[] values = rows.stream().map(row -> row[at]).toArray();
                statement.setArray(field + 1, source.connection().createArrayOf("text", values));
            }
            try (ResultSet counts = statement.executeQuery()) {
                counts.next();
                Map<Constraint, Long> broken = new LinkedHashMap<>();
                for (int at = 0; at < constraints.size(); at++) {
                    if (counts.getLong(at + 2) > 0) {
                        broken.put(constraints.get(at), counts.getLong(at + 2));
                    }
                }
                return new Outcome(rows.size(), broken);
            }
        }
    }

    private String evaluation() {
        List<String> parameters = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int field = 0; field < PLACES + changed().size(); field++) {
            parameters.add("pg_catalog.unnest(?::pg_catalog.text[])");
            names.add("v" + field);
        }
        List<String> counts = new ArrayList<>(List.of("count(*)"));
        constraints.forEach(constraint -> counts.add(constraint.count()));
        return """
                with decile_tried as materialized (
                    select %s
                    from rows from (%s) as decile(%s)
                    join %s t on t.tableoid = decile.v0::pg_catalog.oid and t.ctid = decile.v1::pg_catalog.tid)
                select %s from decile_tried""".formatted(
                        table.travellingColumns().stream().map(this::field).collect(Collectors.joining(", ")),
                        String.join(", ", parameters),
                        String.join(", ", names),
                        passage.table().ownRows(),
                        String.join(",\n", counts));
    }

    /** Returns the column as it arrives: rewritten, or as the row at the source has it. */
    private String field(Column column) {
        String name = Identifiers.quote(column.name());
        int changed = changed().indexOf(column.name());
        if (changed >= 0) {
            return "decile.v%d::%s as %s"
                    .formatted(PLACES + changed, column.type().declared(), name);
        }
        return passage.table().findColumn(column.name()).isPresent() ? "t." + name : "null as " + name;
    }

    /** Shows the fields behind the places. */
    private record Inputs(Row row) implements Row {
        @Override
        public int size() {
            return row.size() - PLACES;
        }

        @Override
        public boolean isNull(int field) {
            return row.isNull(field + PLACES);
        }

        @Override
        public @Nullable String text(int field) {
            return row.text(field + PLACES);
        }

        @Override
        public long integer(int field) {
            return row.integer(field + PLACES);
        }
    }
}
