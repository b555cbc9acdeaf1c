package club.makapix.decile.transfer;

import club.makapix.decile.schema.DatabaseException;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Holds one consistent, read-only view of a source database: REPEATABLE READ, READ ONLY, exported, so that several
 * connections read the very same rows. Works on a primary or a hot standby, through a role that may only SELECT.
 *
 * <p>Row security is off, so that a server that would hide rows from the role refuses instead. Not safe for use by several
 * threads at once. Close it soon: while it is open the source keeps old row versions. After an exception from the server
 * the view is at its end; open another.
 */
public final class Snapshot implements AutoCloseable {
    private final DataSource source;
    private final SourceLimits limits;
    private final SnapshotReader coordinator;
    private final String id;
    private final DatabaseIdentity identity;
    private final Schema schema;
    private final long opened = System.nanoTime();
    private volatile @Nullable SQLException end;

    private Snapshot(DataSource source, SourceLimits limits, Connection connection, List<String> schemas)
            throws SQLException {
        this.source = source;
        this.limits = limits;
        this.id = export(connection);
        this.identity = DatabaseIdentity.read(connection);
        Schema whole = Schema.read(connection);
        this.schema = schemas.isEmpty() ? whole : whole.within(schemas);
        this.coordinator = new SnapshotReader(connection, identity.role());
    }

    private static String export(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_catalog.pg_export_snapshot()")) {
            row.next();
            return row.getString(1);
        }
    }

    /**
     * Opens a view of the database under the default limits and reads its schema.
     *
     * @throws DatabaseException if the server cannot be reached or refuses
     */
    public static Snapshot open(DataSource source) {
        return open(source, SourceLimits.defaults());
    }

    /**
     * Opens a view of the database and reads its schema.
     *
     * @param schemas the only schemas of the database that the view shows, for example {@code public} where the copy of it
     *     stands in another schema of the same database; all if none is named
     * @throws SchemaException if one of them is not there, or a table in them references one that would not be seen
     * @throws DatabaseException if the server cannot be reached or refuses
     */
    public static Snapshot open(DataSource source, SourceLimits limits, String... schemas) {
        Connection connection = Connections.open(source, "the source");
        try {
            SnapshotReader.begin(connection);
            SessionSettings.apply(connection, limits.lockTimeout(), limits.statementTimeout());
            return new Snapshot(source, limits, connection, List.of(schemas));
        } catch (SQLException e) {
            Connections.close(connection);
            throw Connections.refused("the source's snapshot could not be opened", e);
        } catch (RuntimeException e) {
            RuntimeException advised = advised(e, connection);
            Connections.close(connection);
            throw advised;
        }
    }

    /** Reading the catalogue needs a lock on every table: says who holds another. */
    private static RuntimeException advised(RuntimeException failure, Connection connection) {
        return failure instanceof DatabaseException
                        && failure.getCause() instanceof SQLException cause
                        && Refusal.of(cause).isAboutLocks()
                ? new DatabaseException(failure.getMessage() + LockHolders.advice(connection), cause)
                : failure;
    }

    /** Returns the schema as this view sees it. */
    public Schema schema() {
        return schema;
    }

    /** Returns the identifier under which the server exported this view, for example {@code 00000003-0000001B-1}. */
    public String id() {
        return id;
    }

    /**
     * Runs a query and passes each row on, streaming: memory does not grow with the result. The query must be one
     * statement without parameters.
     *
     * @param purpose what the query is for, in words that may stand in a message: {@code children of public.posts}
     * @throws DatabaseException if the server refuses; the message starts with {@code purpose}
     */
    public void query(String purpose, String sql, Consumer<Row> rows) {
        try {
            coordinator.query(sql, rows);
        } catch (SQLException e) {
            throw coordinator.refused(purpose, e);
        }
    }

    /**
     * Returns how many rows the server expects of a query, from its statistics: the query is planned and not run. A mistake in it is
     * found all the same.
     *
     * @param purpose what the query is for, in words that may stand in a message
     * @throws DatabaseException if the server refuses; the message starts with {@code purpose}, and the position is one in {@code sql}
     */
    public long estimate(String purpose, String sql) {
        try {
            return coordinator.estimate(sql);
        } catch (SQLException e) {
            throw coordinator.notEstimated(purpose, e);
        }
    }

    /**
     * Checks what a rewriter is to do with tables: that it has a decision for every column, that every rule is possible, and that columns can hold
     * what the rewriter puts in the place of all their values. Reads no row; one query for each such value.
     *
     * @throws SchemaException if not; the message lists what is missing or wrong
     */
    public void check(RowRewriter rewriter, Collection<Table> travelling) {
        rewriter.check(travelling);
        ConstantTrial.run(coordinator, rewriter, travelling);
    }

    /** Lets the server and everything between hear from the view. */
    void beat() {
        try (Statement statement = coordinator.connection().createStatement()) {
            statement.execute("select 1");
        } catch (SQLException e) {
            if (end == null) {
                end = e;
            }
        }
    }

    /** Words why nobody can enter the view: if the coordinator was ended, for the reason that it was given. */
    DatabaseException closed(String attempt, SQLException refusal) {
        beat();
        SQLException reason = end;
        return coordinator.refused(attempt, reason == null ? refusal : reason);
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - opened);
    }

    DataSource source() {
        return source;
    }

    SourceLimits limits() {
        return limits;
    }

    SnapshotReader coordinator() {
        return coordinator;
    }

    DatabaseIdentity identity() {
        return identity;
    }

    /** Begins the description of a transfer of these rows. */
    public Transfer transfer(RowSelection selection) {
        return Transfer.of(this, selection);
    }

    /** Ends the view and gives the connections back. */
    @Override
    public void close() {
        coordinator.close();
    }
}
