package club.makapix.decile.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Tells databases apart, whatever name or address leads to them.
 *
 * @param cluster the system identifier, shared by a server and its physical copies; empty where the role may not read it
 * @param started the instant at which the server started, in microseconds
 * @param oid the database's number within its server
 * @param name the database's name
 * @param role the role that is connected
 * @param version the server's version, for example {@code 15.18}
 * @param standby whether the server is a standby, which cannot be written
 * @param comment the database's comment
 */
record DatabaseIdentity(
        Optional<String> cluster,
        long started,
        long oid,
        String name,
        String role,
        String version,
        boolean standby,
        String comment) {

    static DatabaseIdentity read(Connection connection) throws SQLException {
        boolean readable = flag(connection, """
                select pg_catalog.has_function_privilege('pg_catalog.pg_control_system()', 'execute')
                """);
        String cluster = readable ? "(select system_identifier from pg_catalog.pg_control_system())::text" : "null";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select %s, (extract(epoch from pg_catalog.pg_postmaster_start_time()) * 1000000)::bigint, d.oid, d.datname,
                               current_user, pg_catalog.current_setting('server_version'), pg_catalog.pg_is_in_recovery(),
                               coalesce(pg_catalog.shobj_description(d.oid, 'pg_database'), '')
                        from pg_catalog.pg_database d where d.datname = pg_catalog.current_database()
                        """.formatted(cluster))) {
            row.next();
            return new DatabaseIdentity(
                    Optional.ofNullable(row.getString(1)),
                    row.getLong(2),
                    row.getLong(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6).replaceFirst(" .*", ""),
                    row.getBoolean(7),
                    row.getString(8));
        }
    }

    /** Returns the identity of the database of that name on the same server, if there is one. */
    Optional<DatabaseIdentity> sibling(Connection connection, String database) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select d.oid, coalesce(pg_catalog.shobj_description(d.oid, 'pg_database'), '')
                from pg_catalog.pg_database d where d.datname = ?
                """)) {
            statement.setString(1, database);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new DatabaseIdentity(
                                cluster, started, row.getLong(1), database, role, version, standby, row.getString(2)))
                        : Optional.empty();
            }
        }
    }

    private static boolean flag(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** How two databases are related. */
    enum Kinship {
        /** One database on one running server, whatever address leads to it. */
        SAME,
        /** One is a physical copy of the other, or its standby, on another running server. */
        COPY,
        OTHER
    }

    /**
     * Tells how this database is related to another. Both are read while connections to them are open, so that two instants of
     * start mean two servers.
     */
    Kinship kinshipWith(DatabaseIdentity other) {
        boolean bothTell = cluster.isPresent() && other.cluster.isPresent();
        if (oid != other.oid || (bothTell && !cluster.equals(other.cluster))) {
            return Kinship.OTHER;
        }
        if (started == other.started) {
            return Kinship.SAME;
        }
        return bothTell ? Kinship.COPY : Kinship.OTHER;
    }

    /** Returns server and database in words for a report. */
    @Override
    public String toString() {
        return "PostgreSQL " + version + ", database " + name;
    }
}
