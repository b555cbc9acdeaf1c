package club.makapix.decile.transfer;

import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Sees to it that what is computed in a schema reads nothing outside of it: production may stand beside it in the same database, and a subquery of an
 * expression would bring its values along. The server itself says what an expression depends on.
 */
final class Reach {
    private static final String VIEW = "pg_temp.decile_reach";

    private Reach() {}

    /**
     * Lets expressions pass that stay within the schemas of the placement.
     *
     * @throws SchemaException if one does not
     */
    static void check(Connection target, Placement placement, List<TablePassage> passages) throws SQLException {
        List<String> problems = new ArrayList<>();
        for (TablePassage passage : passages) {
            Table table = placement.of(passage.table());
            Map<String, String> recomputed =
                    passage.rewriter().map(TableRewriter::recomputed).orElse(Map.of());
            for (Map.Entry<String, String> column : recomputed.entrySet()) {
                List<String> outside = outside(target, placement, table, column.getValue());
                if (!outside.isEmpty()) {
                    problems.add("%s.%s cannot be computed there: its expression uses %s, outside of %s"
                            .formatted(
                                    table.name(),
                                    column.getKey(),
                                    String.join(", ", outside),
                                    String.join(", ", placement.targets())));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new SchemaException(
                    String.join("\n", problems)
                            + "\nproduction's values could arrive by this; derive the column from another one, or name what the target's schema has");
        }
    }

    private static List<String> outside(Connection target, Placement placement, Table table, String sql)
            throws SQLException {
        try (Statement statement = target.createStatement()) {
            statement.execute(
                    "create view %s as select (%s\n) as value from %s t".formatted(VIEW, sql, table.ownRows()));
            List<String> outside = read(target, placement);
            statement.execute("drop view " + VIEW);
            return outside;
        }
    }

    private static List<String> read(Connection target, Placement placement) throws SQLException {
        try (PreparedStatement statement = target.prepareStatement(Resource.text("reach.sql"))) {
            statement.setString(1, VIEW);
            statement.setArray(
                    2, target.createArrayOf("text", placement.targets().toArray()));
            List<String> names = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
            return names;
        }
    }
}
