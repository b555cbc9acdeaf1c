package club.makapix.decile.sampling.rehearsal;

import club.makapix.decile.sampling.rehearsal.RuleCatalogue.ColumnId;
import club.makapix.decile.schema.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A column; {@code base}, {@code category} and {@code modifier} as {@code pg_type} has them, for a domain those of the type that it comes
 * down to.
 *
 * @param filled whether rows that do not name the column get a value for it
 * @param checks what the domains of the column demand
 */
record TypedColumn(
        ColumnId id,
        TableName table,
        String name,
        boolean required,
        boolean filled,
        String declared,
        String base,
        String category,
        int modifier,
        List<String> labels,
        List<DomainCheck> checks) {
    /** A check of a domain, which calls the value {@code VALUE}. */
    record DomainCheck(String name, String condition, boolean validated) {}

    static TypedColumn read(ResultSet row) throws SQLException {
        return new TypedColumn(
                new ColumnId(row.getLong("relation"), row.getInt("number")),
                new TableName(row.getString("schema"), row.getString("table_name")),
                row.getString("name"),
                row.getBoolean("required"),
                row.getBoolean("filled"),
                row.getString("declared"),
                row.getString("base"),
                row.getString("category"),
                row.getInt("modifier"),
                Queries.strings(row, "labels"),
                checks(row));
    }

    private static List<DomainCheck> checks(ResultSet row) throws SQLException {
        List<String> names = Queries.strings(row, "checks");
        List<String> conditions = Queries.strings(row, "conditions");
        List<String> validated = Queries.strings(row, "validated");
        List<DomainCheck> checks = new ArrayList<>();
        for (int position = 0; position < names.size(); position++) {
            checks.add(new DomainCheck(
                    names.get(position), conditions.get(position), Boolean.parseBoolean(validated.get(position))));
        }
        return checks;
    }
}
