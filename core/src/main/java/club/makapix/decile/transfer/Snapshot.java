package club.makapix.decile.transfer;

import club.makapix.decile.schema.DatabaseException;
import club.makapix.decile.schema.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Holds one consistent, read-only view of a source database: REPEATABLE READ, READ ONLY, exported, so that several
 * connections read the very same rows. Works on a primary or a hot standby, through a role that may only SELECT.
 *
 * <p>Row security is off, so that a server that would hide rows from the role refuses instead. Not safe for use by several
 * threads at once. Close it soon: while it is open the source keeps old row versions. After an exception from the server
 * the view is at its end; open another.
 */
public final class Snapshot implements AutoCloseable {
    private final Connection coordinator;
    private final String id;
    private final DatabaseIdentity identity;
    private final Schema schema;

    private Snapshot(Connection coordinator, String id, DatabaseIdentity identity, Schema schema) {
        this.coordinator = coordinator;
        this.id = id;
        this.identity = identity;
        this.schema = schema;
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
     * @throws DatabaseException if the server cannot be reached or refuses
     */
    @SuppressWarnings("MustBeClosedChecker")
    public static Snapshot open(DataSource source, SourceLimits limits) {
        Connection connection = Connections.open(source, "the source");
        try {
            return open(connection, limits);
        } catch (SQLException e) {
            Connections.close(connection);
            throw Connections.refused("the source's snapshot could not be opened", e);
        } catch (RuntimeException e) {
            Connections.close(connection);
            throw e;
        }
    }

    private static Snapshot open(Connection connection, SourceLimits limits) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
            SessionSettings.apply(connection, limits.lockTimeout(), limits.statementTimeout());
            try (ResultSet row = statement.executeQuery("select pg_catalog.pg_export_snapshot()")) {
                row.next();
                return new Snapshot(
                        connection, row.getString(1), DatabaseIdentity.read(connection), Schema.read(connection));
            }
        }
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
            CopyOut copy = copyOut(sql);
            try {
                TextRow row = new TextRow(copy.getFieldCount());
                for (byte[] line = copy.readFromCopy(); line != null; line = copy.readFromCopy()) {
                    row.read(line);
                    rows.accept(row);
                }
            } finally {
                Copies.cancel(copy);
            }
        } catch (SQLException e) {
            throw refused(purpose, e);
        }
    }

    /** Begins to stream the rows of a query in COPY's text format. */
    CopyOut copyOut(String sql) throws SQLException {
        return coordinator.unwrap(PGConnection.class).getCopyAPI().copyOut("copy (\n" + sql + "\n) to stdout");
    }

    /** Words a refusal of the source, with what to do about a missing privilege. */
    DatabaseException refused(String attempt, SQLException refusal) {
        Refusal words = Refusal.of(refusal);
        String advice = "";
        if (words.isAboutRowSecurity()) {
            advice = "; row security would hide rows from role %s, which needs BYPASSRLS".formatted(identity.role());
        } else if (words.isAboutPrivilege()) {
            advice = "; grant select on it to role " + identity.role();
        }
        return new DatabaseException(attempt + ": " + words.reason() + advice, words.bare());
    }

    DatabaseIdentity identity() {
        return identity;
    }

    Connection coordinator() {
        return coordinator;
    }

    /** Begins the description of a transfer of these rows. */
    public Transfer transfer(RowSelection selection) {
        return Transfer.of(this, selection);
    }

    /** Ends the view and gives the connections back. */
    @Override
    public void close() {
        Connections.close(coordinator);
    }
}
