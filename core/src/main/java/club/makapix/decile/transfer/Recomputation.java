package club.makapix.decile.transfer;

import club.makapix.decile.schema.Identifiers;
import club.makapix.decile.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Has the target compute columns from the rows that have arrived: one UPDATE per table, before indexes, keys and triggers come back. */
final class Recomputation {
    private Recomputation() {}

    /**
     * Computes the columns of a table.
     *
     * @param table the table as the target calls it
     */
    static void run(Connection connection, TableStream stream, Table table) {
        Optional<String> update = statement(stream, table);
        if (update.isEmpty()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(update.get());
        } catch (SQLException e) {
            throw Connections.refused(table.name() + ": the target could not compute columns from what arrived", e);
        }
    }

    /** Returns the statement that computes them; empty if there are none. */
    static Optional<String> statement(TableStream stream, Table table) {
        Map<String, String> columns =
                stream.rewriter().map(TableRewriter::recomputed).orElse(Map.of());
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        String sets = columns.entrySet().stream()
                .map(column -> "%s = (%s\n)".formatted(Identifiers.quote(column.getKey()), column.getValue()))
                .collect(Collectors.joining(", "));
        return Optional.of("update %s t set %s".formatted(table.ownRows(), sets));
    }
}
