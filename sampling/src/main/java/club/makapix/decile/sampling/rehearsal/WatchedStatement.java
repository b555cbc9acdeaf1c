package club.makapix.decile.sampling.rehearsal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that tells what it runs. Parameters stay with the driver: they may be row values. */
final class WatchedStatement implements InvocationHandler {
    private final Connection connection;
    private final Statement statement;
    private final String prepared;
    private final ConnectionWatch watch;
    private final List<String> batch = new ArrayList<>();

    WatchedStatement(Connection connection, Statement statement, String prepared, ConnectionWatch watch) {
        this.connection = connection;
        this.statement = statement;
        this.prepared = prepared;
        this.watch = watch;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Object identity = WatchedDataSource.identity(proxy, statement, method, arguments);
        if (identity != null) {
            return identity;
        }
        String sql = arguments != null && arguments.length > 0 && arguments[0] instanceof String s ? s : "";
        return switch (method.getName()) {
            case "getConnection" -> connection;
            case "addBatch" -> {
                batch.add(sql);
                yield WatchedDataSource.call(statement, method, arguments);
            }
            case "clearBatch" -> {
                batch.clear();
                yield WatchedDataSource.call(statement, method, arguments);
            }
            case "execute" -> prepared.isEmpty() ? executeEach(sql, method, arguments) : run(method, arguments);
            case "executeQuery", "executeUpdate", "executeLargeUpdate" ->
                prepared.isEmpty()
                        ? watch.run(sql, false, () -> WatchedDataSource.call(statement, method, arguments), this::rows)
                        : run(method, arguments);
            case "executeBatch", "executeLargeBatch" -> executeBatch(method, arguments);
            default -> WatchedDataSource.call(statement, method, arguments);
        };
    }

    private @Nullable Object run(Method method, Object @Nullable [] arguments) throws Throwable {
        return watch.run(
                prepared,
                prepared.indexOf('?') >= 0,
                () -> WatchedDataSource.call(statement, method, arguments),
                this::rows);
    }

    /** Runs a text of several statements one after the other, so that each is observed; the last one's result stands. */
    private @Nullable Object executeEach(String sql, Method method, Object @Nullable [] arguments) throws Throwable {
        List<String> statements = SqlText.split(sql);
        if (statements.size() < 2 || arguments == null || arguments.length > 1) {
            return watch.run(sql, false, () -> WatchedDataSource.call(statement, method, arguments), this::rows);
        }
        ConnectionWatch.Call all = () -> executeSeveral(statements, method);
        return connection.getAutoCommit() && statements.stream().allMatch(WatchedStatement::staysInTransaction)
                ? asOneTransaction(all)
                : all.run();
    }

    private @Nullable Object executeSeveral(List<String> statements, Method method) throws Throwable {
        Object result = null;
        for (String single : statements) {
            Object[] argument = {single};
            result = watch.run(single, false, () -> WatchedDataSource.call(statement, method, argument), this::rows);
        }
        return result;
    }

    /** Does what the server does with several statements in one message: all of them, or none. */
    private @Nullable Object asOneTransaction(ConnectionWatch.Call all) throws Throwable {
        connection.setAutoCommit(false);
        try {
            Object result = all.run();
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static boolean staysInTransaction(String sql) {
        SqlText text = SqlText.of(sql);
        return !text.isTransactionControl() && !text.isLone();
    }

    private @Nullable Object executeBatch(Method method, Object @Nullable [] arguments) throws Throwable {
        String sql = prepared.isEmpty() ? String.join("; ", batch) : prepared;
        batch.clear();
        return watch.run(sql, true, () -> WatchedDataSource.call(statement, method, arguments), this::rows);
    }

    /** Returns the rows that the driver says were changed, of whatever it returned. */
    private long rows(@Nullable Object result) throws SQLException {
        if (result instanceof int[] counts) {
            return Arrays.stream(counts).filter(count -> count > 0).sum();
        }
        if (result instanceof long[] counts) {
            return Arrays.stream(counts).filter(count -> count > 0).sum();
        }
        if (result instanceof Number count) {
            return count.longValue();
        }
        return Boolean.FALSE.equals(result) ? Math.max(statement.getLargeUpdateCount(), 0) : 0;
    }
}
