package club.makapix.decile.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Says who holds a lock that was waited for in vain: role, program, process and lock, never what the session runs. */
final class LockHolders {
    private static final String QUERY = """
            select distinct on (l.pid)
                   pg_catalog.format('%%s (%%s, process %%s, %%s on %%s)', coalesce(a.usename, 'a prepared transaction'),
                       coalesce(nullif(a.application_name, ''), 'no application name'), coalesce(l.pid, 0), l.mode,
                       l.relation::pg_catalog.regclass)
            from pg_catalog.pg_locks l
            join pg_catalog.pg_class c on c.oid = l.relation
            left join pg_catalog.pg_stat_activity a on a.pid = l.pid
            where l.granted and l.locktype = 'relation' and l.pid is distinct from pg_catalog.pg_backend_pid()
              and l.database = (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database())
              and %s
            order by l.pid, l.relation
            limit 5
            """;

    private LockHolders() {}

    /** Returns the sessions that use one of the tables or a partition of one, at most five. */
    static List<String> of(Connection connection, Collection<String> tables) throws SQLException {
        String among = "coalesce(pg_catalog.pg_partition_root(l.relation), l.relation) = any (?::text[]::regclass[])";
        try (PreparedStatement statement = connection.prepareStatement(QUERY.formatted(among))) {
            statement.setArray(1, connection.createArrayOf("text", tables.toArray()));
            return read(statement);
        }
    }

    /** Says who kept a reader away from a table; the reader's transaction ends. */
    static String advice(Connection reader) {
        String holders;
        try {
            reader.rollback();
            holders = inWords(againstReaders(reader));
        } catch (SQLException e) {
            holders = inWords(List.of());
        }
        return "; a table is locked by " + holders + "; try again when it is done";
    }

    private static List<String> againstReaders(Connection connection) throws SQLException {
        String exclusive = "l.mode = 'AccessExclusiveLock' and c.relkind in ('r', 'p', 'm')";
        try (PreparedStatement statement = connection.prepareStatement(QUERY.formatted(exclusive))) {
            return read(statement);
        }
    }

    private static List<String> read(PreparedStatement statement) throws SQLException {
        List<String> holders = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                holders.add(row.getString(1));
            }
        }
        return holders;
    }

    /** Lists them, or says that they are not known. */
    static String inWords(List<String> holders) {
        return holders.isEmpty() ? "other sessions" : holders.stream().collect(Collectors.joining(", "));
    }
}
