package club.makapix.decile.transfer;

import club.makapix.decile.schema.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Finds what ties the tables of a target schema to objects outside of it, which a copy of production may not touch. */
final class Outsiders {
    private Outsiders() {}

    /** Returns a sentence for each. */
    static List<String> find(Connection target, Schema expected, Placement placement) throws SQLException {
        TargetRelations relations = TargetRelations.read(target, List.copyOf(expected.tables()));
        List<String> findings = new ArrayList<>();
        try (PreparedStatement statement = target.prepareStatement(Resource.text("outsiders.sql"))) {
            statement.setArray(1, target.createArrayOf("oid", relations.all().toArray()));
            statement.setArray(
                    2, target.createArrayOf("text", placement.targets().toArray()));
            statement.setArray(
                    3, target.createArrayOf("text", placement.sources().toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    findings.add(
                            row.getString(1) + ", which lies outside of " + String.join(", ", placement.targets()));
                }
            }
        }
        return findings;
    }
}
