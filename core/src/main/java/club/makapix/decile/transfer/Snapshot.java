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
 * <p>Not safe for use by several threads at once. Close it soon: while it is open the source keeps old row versions.
 */
public final class Snapshot implements AutoCloseable {
    private final Connection coordinator;
    private final String id;
    private final Schema schema;

    private Snapshot(Connection coordinator, String id, Schema schema) {
        this.coordinator = coordinator;
        this.id = id;
        this.schema = schema;
    }

    /**
     * Opens a view of the database and reads its schema.
     *
     * @throws DatabaseException if the server cannot be reached or refuses
     */
    @SuppressWarnings("MustBeClosedChecker")
    public static Snapshot open(DataSource source) {
        Connection connection = Connections.open(source, "the source");
        try {
            return open(connection);
        } catch (SQLException e) {
            Connections.close(connection);
            throw Connections.refused("the source's snapshot could not be opened", e);
        } catch (RuntimeException e) {
            Connections.close(connection);
            throw e;
        }
    }

    private static Snapshot open(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set row_security = off");
            statement.execute("set synchronize_seqscans = off");
            statement.execute("set extra_float_digits = 3");
            statement.execute("set application_name = 'decile'");
            connection.setAutoCommit(false);
            statement.execute("set transaction isolation level repeatable read, read only");
            try (ResultSet row = statement.executeQuery("select pg_catalog.pg_export_snapshot()")) {
                row.next();
                return new Snapshot(connection, row.getString(1), Schema.read(connection));
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
            CopyOut copy = coordinator.unwrap(PGConnection.class).getCopyAPI().copyOut("copy (" + sql + ") to stdout");
            TextRow row = new TextRow(copy.getFieldCount());
            for (byte[] line = copy.readFromCopy(); line != null; line = copy.readFromCopy()) {
                row.read(line);
                rows.accept(row);
            }
        } catch (SQLException e) {
            throw Connections.refused(purpose, e);
        }
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
