package club.makapix.decile.anonymize;

import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.Table;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.transfer.Row;
import club.makapix.decile.transfer.TableRewriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Applies an anonymizer to the rows of a real table as a transfer does, without one. */
final class Rewriting {
    static final Secret SECRET =
            Secret.of("\u0001\u00020f(golden vectors)91x".getBytes(java.nio.charset.StandardCharsets.UTF_8));

    private Rewriting() {}

    /** Returns the rewritten columns of each row, rows in the order of their first column. */
    static List<Map<String, String>> rows(TestDatabase database, Anonymizer anonymizer, String name) {
        Schema schema = database.readSchema();
        Table table = schema.table(name);
        anonymizer.check(List.of(table));
        TableRewriter rewriter = anonymizer.of(table).orElseThrow();
        String sql = "select %s from %s t order by 1"
                .formatted(
                        String.join(", ", rewriter.inputs().isEmpty() ? List.of("1") : rewriter.inputs()),
                        table.name().quoted());
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<Map<String, String>> rows = new ArrayList<>();
            while (result.next()) {
                Map<String, String> changed = new LinkedHashMap<>();
                rewriter.rewrite(
                        fields(result),
                        (column, value) -> changed.put(rewriter.columns().get(column), value));
                rows.add(changed);
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(sql + ": " + e.getMessage(), e);
        }
    }

    private static Row fields(ResultSet result) throws SQLException {
        List<String> fields = new ArrayList<>();
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
            fields.add(result.getString(column));
        }
        return row(fields);
    }

    /** Returns a row of these fields. */
    static Row row(List<String> fields) {
        return new Row() {
            @Override
            public int size() {
                return fields.size();
            }

            @Override
            public boolean isNull(int field) {
                return fields.get(field) == null;
            }

            @Override
            public String text(int field) {
                return fields.get(field);
            }

            @Override
            public long integer(int field) {
                return Long.parseLong(fields.get(field));
            }
        };
    }

    /** Returns a context as for a text column, with these other columns. */
    static RowContext context(Map<String, String> columns) {
        EntropySource entropy = new EntropySource(SECRET);
        return new RowContext() {
            @Override
            public Entropy entropy(String domain, String value) {
                return entropy.of(domain, value);
            }

            @Override
            public String canonical(String value) {
                return value;
            }

            @Override
            public Permutation permutation(String domain) {
                return entropy.permutation(domain);
            }

            @Override
            public String column(String name) {
                return columns.get(name);
            }
        };
    }

    static RowContext context() {
        return context(Map.of());
    }
}
