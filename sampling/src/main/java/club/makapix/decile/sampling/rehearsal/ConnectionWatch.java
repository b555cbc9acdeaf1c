package club.makapix.decile.sampling.rehearsal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** Watches the statements of one connection of a migration. */
final class ConnectionWatch {
    private static final Pattern PLAN_NODE =
            Pattern.compile("\"(?:Node Type|Relation Name|Index Name)\": \"([^\"]*)\"");

    private final Connection connection;
    private final DataSource database;
    private final Recorder recorder;
    private final int backend;
    private final Clock clock = new Clock();
    private final TransactionLocks locks = new TransactionLocks();
    private @Nullable Observation last;

    ConnectionWatch(Connection connection, DataSource database, Recorder recorder) throws SQLException {
        this.connection = connection;
        this.database = database;
        this.recorder = recorder;
        this.backend = connection.unwrap(BaseConnection.class).getBackendPID();
    }

    /** Calls the driver. */
    @FunctionalInterface
    interface Call {
        @Nullable
        Object run() throws Throwable;
    }

    /** Says how many rows the statement that was just run has changed. */
    @FunctionalInterface
    interface RowCount {
        long of(@Nullable Object result) throws SQLException;
    }

    /** Runs a statement and records what it did. */
    @Nullable
    Object run(String text, boolean parameters, Call call, RowCount rows) throws Throwable {
        SqlText sql = SqlText.of(text);
        if (sql.isControl() || isAborted()) {
            return sql.isEnd() ? end(call) : call.run();
        }
        Observation previous = last;
        boolean rowWise = sql.isChange() || sql.isRead();
        if (rowWise && previous != null && previous.sql().toString().equals(sql.toString())) {
            return repeat(previous, call, rows);
        }
        Observation observation = recorder.begin(sql);
        last = observation;
        if (sql.isLone()) {
            return runAlone(observation, call);
        }
        if (!connection.getAutoCommit()) {
            return runInTransaction(observation, parameters ? "" : text, call);
        }
        return runAsTransaction(observation, parameters ? "" : text, call);
    }

    /** Runs what ends the transaction: a commit, a rollback. */
    @Nullable
    Object end(Call call) throws Throwable {
        Observation ending = last;
        long start = clock.now();
        try {
            return call.run();
        } catch (SQLException e) {
            if (ending != null) {
                ending.failed(Refusals.reason(e));
            }
            throw e;
        } finally {
            if (ending != null) {
                ending.committed(clock.now() - start);
            }
            locks.end(clock.now());
        }
    }

    private boolean isAborted() throws SQLException {
        return connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.FAILED;
    }

    private @Nullable Object repeat(Observation observation, Call call, RowCount rows) throws Throwable {
        Object result = timed(observation, call);
        observation.changed(rows.of(result));
        return result;
    }

    /** Gives a statement that would be its own transaction a transaction that can be looked into before it ends. */
    private @Nullable Object runAsTransaction(Observation observation, String explainable, Call call) throws Throwable {
        connection.setAutoCommit(false);
        try {
            Object result = runInTransaction(observation, explainable, call);
            end(() -> {
                connection.commit();
                return null;
            });
            return result;
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            locks.end(clock.now());
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private @Nullable Object runInTransaction(Observation observation, String explainable, Call call) throws Throwable {
        long looking = System.nanoTime();
        ServerState before = ServerState.read(connection, backend);
        observation.planned(observation.sql().isChange() ? plan(explainable) : "");
        clock.forget(looking);
        long start = clock.now();
        Object result = timed(observation, call);
        looking = System.nanoTime();
        ServerState after = ServerState.read(connection, backend);
        observation.compared(before, after);
        observation.changed(after.rowsChangedSince(before));
        locks.add(observation, start, before, after);
        clock.forget(looking);
        return result;
    }

    private @Nullable Object runAlone(Observation observation, Call call) throws Throwable {
        ServerState before = ServerState.read(connection, backend);
        LockPoll poll = LockPoll.open(database, backend);
        try (poll) {
            return timed(observation, call);
        } finally {
            poll.close();
            poll.tell(observation, before);
            if (!isAborted()) {
                observation.compared(before, ServerState.read(connection, backend));
            }
        }
    }

    private @Nullable Object timed(Observation observation, Call call) throws Throwable {
        long start = clock.now();
        try {
            return call.run();
        } catch (SQLException e) {
            observation.failed(Refusals.reason(e));
            throw e;
        } finally {
            observation.executed(clock.now() - start);
        }
    }

    /** Returns the nodes of the statement's plan; none where the server would not plan it. */
    private String plan(String sql) throws SQLException {
        if (sql.isEmpty()) {
            return "";
        }
        Queries.execute(connection, "savepoint decile_plan");
        try {
            List<String> lines =
                    Queries.list(connection, "explain (format json, costs off) " + sql, row -> row.getString(1));
            return nodes(String.join("", lines));
        } catch (SQLException e) {
            Queries.execute(connection, "rollback to savepoint decile_plan");
            return "";
        } finally {
            Queries.execute(connection, "release savepoint decile_plan");
        }
    }

    private static String nodes(String json) {
        Matcher node = PLAN_NODE.matcher(json);
        StringBuilder nodes = new StringBuilder();
        while (node.find()) {
            nodes.append(nodes.isEmpty() ? "" : ", ").append(node.group(1));
        }
        return nodes.toString();
    }
}
