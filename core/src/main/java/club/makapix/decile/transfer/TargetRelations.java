package club.makapix.decile.transfer;

import club.makapix.decile.schema.Table;
import club.makapix.decile.schema.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Finds tables in the target's catalogue.
 *
 * @param tables the tables by the oids of themselves and of their partitions
 * @param busy the oids of those that many rows may come to
 */
record TargetRelations(Map<Long, TableName> tables, Set<Long> busy) {
    /** Under so many rows an index is kept up to date sooner than built anew. */
    private static final long FEW_ROWS = 1_000;

    TargetRelations {
        tables = Map.copyOf(tables);
        busy = Set.copyOf(busy);
    }

    /** Returns those of the tables that many rows may come to. */
    static List<Table> busy(Collection<Table> tables) {
        return tables.stream().filter(TargetRelations::isBusy).toList();
    }

    private static boolean isBusy(Table table) {
        return table.estimatedRows() > FEW_ROWS;
    }

    static TargetRelations read(Connection connection, List<Table> tables) throws SQLException {
        Map<Long, TableName> byOid = new HashMap<>();
        Set<Long> busy = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(Resource.text("relations.sql"))) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            tables.stream().map(table -> table.name().schema()).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            tables.stream().map(table -> table.name().name()).toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Table table = tables.get(row.getInt(1) - 1);
                    byOid.put(row.getLong(2), table.name());
                    if (isBusy(table)) {
                        busy.add(row.getLong(2));
                    }
                }
            }
        }
        return new TargetRelations(byOid, busy);
    }

    /** Returns the oids of the tables and of their partitions. */
    Set<Long> all() {
        return tables.keySet();
    }

    /** Returns the table that the relation is, or is a partition of. */
    TableName table(long oid) {
        return Objects.requireNonNull(tables.get(oid), "relation vanished");
    }
}
