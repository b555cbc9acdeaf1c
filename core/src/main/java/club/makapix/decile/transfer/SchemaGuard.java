package club.makapix.decile.transfer;

import club.makapix.decile.schema.Identifiers;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.transfer.DatabaseIdentity.Kinship;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Refuses a schema that is not meant to be overwritten. In the source's own database, or a physical copy of it, the schema
 * itself must carry the mark: the database's would cover production too.
 */
final class SchemaGuard {
    private SchemaGuard() {}

    /** Reads the comments of those of the target's schemas that are there. */
    static Map<String, String> comments(Connection target, Placement placement) throws SQLException {
        Map<String, String> comments = new HashMap<>();
        try (PreparedStatement statement = target.prepareStatement("""
                select n.nspname, coalesce(pg_catalog.obj_description(n.oid, 'pg_namespace'), '')
                from pg_catalog.pg_namespace n where n.nspname = any (?)
                """)) {
            statement.setArray(
                    1, target.createArrayOf("text", placement.targets().toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    comments.put(row.getString(1), row.getString(2));
                }
            }
        }
        return comments;
    }

    /**
     * Lets schemas pass that are not the source's own, and are marked.
     *
     * @throws SchemaException otherwise; the message says what to do
     */
    static void check(
            DatabaseIdentity source, DatabaseIdentity target, Placement placement, Map<String, String> comments) {
        boolean own = target.kinshipWith(source) != Kinship.OTHER;
        for (String schema : placement.targets()) {
            if (own && placement.sources().contains(schema)) {
                throw new SchemaException(
                        "the target schema %s of %s is the source itself, or a physical copy of it; name another schema"
                                .formatted(schema, target.name()));
            }
        }
        if (target.standby()) {
            throw new SchemaException("the target %s is on a standby, which cannot be written; name its primary"
                    .formatted(target.name()));
        }
        boolean marked = !own && target.comment().contains(Guard.MARK);
        for (String schema : placement.targets()) {
            checkMark(target, schema, comments, marked);
        }
    }

    private static void checkMark(
            DatabaseIdentity target, String schema, Map<String, String> comments, boolean databaseMarked) {
        String mark = "comment on schema %s is '%s'".formatted(Identifiers.quote(schema), Guard.MARK);
        String comment = comments.get(schema);
        if (comment == null) {
            throw new SchemaException(
                    "the target %s has no schema %s; create it, have your migrations make the tables in it (search_path = %s), and mark it: %s"
                            .formatted(target.name(), schema, Identifiers.quote(schema), mark));
        }
        if (!databaseMarked && !comment.contains(Guard.MARK)) {
            throw new SchemaException(
                    "the target schema %s of %s is not marked as one for development%s, so it is not overwritten; its owner can mark it: %s"
                            .formatted(schema, target.name(), Guard.instead(comment), mark));
        }
    }
}
