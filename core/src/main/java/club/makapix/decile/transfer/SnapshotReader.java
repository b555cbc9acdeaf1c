package club.makapix.decile.transfer;

import club.makapix.decile.schema.DatabaseException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Reads inside the view of a snapshot, over one connection. Used by one thread. */
final class SnapshotReader implements AutoCloseable {
    private static final String EXPLAIN = "explain ";
    private static final Pattern EXPECTED_ROWS = Pattern.compile(" rows=(\\d+) ");

    private final Connection connection;
    private final String role;

    /** Wraps a connection that stands in the view already. */
    SnapshotReader(Connection connection, String role) {
        this.connection = connection;
        this.role = role;
    }

    /** Begins a transaction on the connection that sees what the exported snapshot sees. */
    static void enter(Connection connection, String snapshot, SourceLimits limits) throws SQLException {
        begin(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction snapshot '" + snapshot + "'");
        }
        SessionSettings.apply(connection, limits.lockTimeout(), limits.statementTimeout());
    }

    /**
     * Begins a transaction on the connection whose view may be exported. The source gives it one process: how many work at once
     * is for {@link SourceLimits} to say, and rows come as they lie.
     */
    static void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
            statement.execute("set local max_parallel_workers_per_gather = 0");
        }
    }

    /**
     * Passes on the rows of a query, each as COPY sends it in that format; what it sends around them comes along.
     *
     * @throws SQLException if the server fails; what the consumer throws passes through
     */
    void copy(String sql, CopyFormat format, Consumer<byte[]> rows) throws SQLException {
        pass(copyOut(sql, format), rows);
    }

    /** Passes on the rows of a query, cut into fields. */
    void query(String sql, Consumer<Row> rows) throws SQLException {
        CopyOut copy = copyOut(sql, CopyFormat.TEXT);
        TextRow row = new TextRow(copy.getFieldCount());
        pass(copy, line -> {
            row.read(line);
            rows.accept(row);
        });
    }

    /** Runs work after which, should the server refuse a part of it, the view stands as before. */
    <T> T attempt(Work<T> work) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            T result = work.run(this);
            connection.releaseSavepoint(before);
            return result;
        } catch (SQLException e) {
            connection.rollback(before);
            throw e;
        }
    }

    /** Does something inside the view. */
    @FunctionalInterface
    interface Work<T> {
        T run(SnapshotReader reader) throws SQLException;
    }

    /** Returns the rows that the server expects of a query, which is not run. */
    long estimate(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet plan = statement.executeQuery(EXPLAIN + sql)) {
                plan.next();
                Matcher rows = EXPECTED_ROWS.matcher(plan.getString(1));
                return rows.find() ? Long.parseLong(rows.group(1)) : 0;
            }
        }
    }

    private CopyOut copyOut(String sql, CopyFormat format) throws SQLException {
        return connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (\n" + sql + "\n) to stdout" + format.option());
    }

    private void pass(CopyOut copy, Consumer<byte[]> lines) throws SQLException {
        boolean whole = false;
        try {
            for (byte[] line = copy.readFromCopy(); line != null; line = copy.readFromCopy()) {
                lines.accept(line);
            }
            whole = true;
        } finally {
            if (!whole) {
                abandon(copy);
            }
        }
    }

    /** Ends a stream early. Where the driver has lost its place in it, the connection is of no more use. */
    private void abandon(CopyOut copy) {
        try {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        } catch (SQLException e) {
            Connections.abort(connection);
        }
    }

    /** Words a refusal of the source, with what to do about it. The view is at its end. */
    DatabaseException refused(String attempt, SQLException refusal) {
        return refused(attempt, refusal, 0);
    }

    /** Words a refusal to estimate, which knows at which character of the query the server stopped. */
    DatabaseException notEstimated(String attempt, SQLException refusal) {
        return refused(attempt, refusal, Math.max(0, Refusal.of(refusal).position() - EXPLAIN.length()));
    }

    private DatabaseException refused(String attempt, SQLException refusal, int position) {
        Refusal words = Refusal.of(refusal);
        return new DatabaseException(attempt + ": " + words.reason() + advice(words), words.bare(), position);
    }

    private String advice(Refusal words) {
        if (words.isAboutRowSecurity()) {
            return "; row security would hide rows from role %s, which needs BYPASSRLS".formatted(role);
        }
        if (words.isAboutPrivilege()) {
            return "; grant select on it to role " + role;
        }
        if (words.isAboutRecovery()) {
            return "; the standby had to replay changes: set hot_standby_feedback = on or a longer max_standby_streaming_delay, or read from the primary";
        }
        return words.isAboutLocks() ? LockHolders.advice(connection) : "";
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() {
        Connections.close(connection);
    }
}
