package club.makapix.decile.sampling.rehearsal;

import club.makapix.decile.schema.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds what a transaction sees between two of its statements: files, locks and counters of tables and indexes. */
final class ServerState {
    private static final String RELATIONS = Queries.text("relations");
    private static final String LOG_POSITION =
            "select pg_catalog.pg_current_wal_insert_lsn() operator(pg_catalog.-) '0/0'::pg_catalog.pg_lsn";

    private final Map<Long, Relation> relations;
    private final long logPosition;

    private ServerState(Map<Long, Relation> relations, long logPosition) {
        this.relations = relations;
        this.logPosition = logPosition;
    }

    /** A table or index; {@code rows} as the statistics count them, {@code changed} and {@code seen} so far. */
    record Relation(
            long oid,
            TableName name,
            boolean index,
            long file,
            long rows,
            long changed,
            long seen,
            Set<LockMode> locks) {
        private static Relation read(ResultSet row) throws SQLException {
            Set<LockMode> locks = EnumSet.noneOf(LockMode.class);
            Queries.strings(row, "modes").stream()
                    .filter(mode -> !mode.startsWith("SIRead"))
                    .forEach(mode -> locks.add(LockMode.parse(mode)));
            return new Relation(
                    row.getLong("oid"),
                    new TableName(row.getString("schema"), row.getString("name")),
                    row.getBoolean("is_index"),
                    row.getLong("file"),
                    row.getLong("rows"),
                    row.getLong("changed"),
                    row.getLong("seen"),
                    locks);
        }
    }

    /** Reads the state that the connection sees, with the locks of the given backend. */
    static ServerState read(Connection connection, int backend) throws SQLException {
        long logPosition = Queries.number(connection, LOG_POSITION);
        Map<Long, Relation> byOid = new TreeMap<>();
        for (Relation relation : Queries.list(connection, RELATIONS, Relation::read, backend)) {
            byOid.put(relation.oid(), relation);
        }
        return new ServerState(byOid, logPosition);
    }

    Map<Long, Relation> relations() {
        return relations;
    }

    long logBytesSince(ServerState before) {
        return logPosition - before.logPosition;
    }

    long rowsChangedSince(ServerState before) {
        return changed() - before.changed();
    }

    private long changed() {
        return relations.values().stream().mapToLong(Relation::changed).sum();
    }

    /** Returns the tables that still are the same table, in another file. */
    List<TableName> tablesRewrittenSince(ServerState before) {
        return relations.values().stream()
                .filter(now -> !now.index())
                .filter(now -> {
                    Relation then = before.relations.get(now.oid());
                    return then != null && then.file() != now.file();
                })
                .map(Relation::name)
                .sorted()
                .toList();
    }

    /** Returns the indexes that existed under the same name, or as the same index, in another file. */
    List<TableName> indexesRewrittenSince(ServerState before) {
        Map<TableName, Long> filesBefore = before.relations.values().stream()
                .filter(Relation::index)
                .collect(Collectors.toMap(Relation::name, Relation::file));
        Set<TableName> rewritten = new TreeSet<>();
        for (Relation now : relations.values()) {
            Relation then = before.relations.get(now.oid());
            Long file = then == null ? filesBefore.get(now.name()) : Long.valueOf(then.file());
            if (now.index() && file != null && file != now.file()) {
                rewritten.add(now.name());
            }
        }
        return new ArrayList<>(rewritten);
    }

    /** Returns the tables of which rows were read or changed, each with all its rows. */
    NavigableMap<TableName, Long> tablesSeenSince(ServerState before) {
        NavigableMap<TableName, Long> seen = new TreeMap<>();
        for (Relation now : relations.values()) {
            Relation then = before.relations.get(now.oid());
            long earlier = then == null ? 0 : then.seen() + then.changed();
            if (!now.index() && now.seen() + now.changed() > earlier) {
                seen.put(now.name(), now.rows());
            }
        }
        return seen;
    }

    /** Returns the rows of the table of that name; 0 if there is none. */
    long rows(TableName table) {
        return relations.values().stream()
                .filter(relation -> relation.name().equals(table))
                .mapToLong(Relation::rows)
                .sum();
    }
}
