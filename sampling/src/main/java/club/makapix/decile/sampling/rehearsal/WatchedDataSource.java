package club.makapix.decile.sampling.rehearsal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;

/** Hands out connections whose statements a {@link Recorder} is told of; everything else is the driver's own. */
final class WatchedDataSource implements InvocationHandler {
    private final DataSource database;
    private final Recorder recorder;

    private WatchedDataSource(DataSource database, Recorder recorder) {
        this.database = database;
        this.recorder = recorder;
    }

    static DataSource of(DataSource database, Recorder recorder) {
        return proxy(DataSource.class, new WatchedDataSource(database, recorder));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Object result = call(database, method, arguments);
        return result instanceof Connection connection
                ? proxy(Connection.class, new Watched(connection, new ConnectionWatch(connection, database, recorder)))
                : result;
    }

    /** Makes a proxy of an interface that every class loader here can see. */
    static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(WatchedDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Calls the driver's object and throws what it throws. */
    static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /** Answers what every proxy must answer by itself; null if the method is none of those. */
    static @Nullable Object identity(Object proxy, Object target, Method method, Object @Nullable [] arguments)
            throws SQLException {
        Object argument = arguments == null || arguments.length == 0 ? null : arguments[0];
        return switch (method.getName()) {
            case "equals" -> proxy == argument;
            case "hashCode" -> System.identityHashCode(proxy);
            case "isWrapperFor" ->
                argument instanceof Class<?> type
                        && (type.isInstance(proxy) || ((java.sql.Wrapper) target).isWrapperFor(type));
            case "unwrap" -> argument instanceof Class<?> type && type.isInstance(proxy) ? proxy : null;
            default -> null;
        };
    }

    /** A connection that tells of its statements and of the ends of its transactions. */
    private record Watched(Connection connection, ConnectionWatch watch) implements InvocationHandler {
        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            Object identity = identity(proxy, connection, method, arguments);
            if (identity != null) {
                return identity;
            }
            if (method.getName().equals("unwrap") && arguments != null && arguments[0] == PGConnection.class) {
                return WatchedCopies.of(connection.unwrap(BaseConnection.class), watch);
            }
            if (isEnd(method, arguments)) {
                return watch.end(() -> call(connection, method, arguments));
            }
            Object result = call(connection, method, arguments);
            String sql = arguments != null && arguments.length > 0 && arguments[0] instanceof String s ? s : "";
            return result instanceof Statement statement ? watched(proxy, statement, sql) : result;
        }

        /** Tells whether the call ends the transaction: commit, rollback other than to a savepoint, close. */
        private static boolean isEnd(Method method, Object @Nullable [] arguments) {
            return switch (method.getName()) {
                case "commit", "close", "abort" -> true;
                case "rollback" -> arguments == null || arguments.length == 0;
                case "setAutoCommit" -> arguments != null && Boolean.TRUE.equals(arguments[0]);
                default -> false;
            };
        }

        private Statement watched(Object proxy, Statement statement, String sql) {
            InvocationHandler handler = new WatchedStatement((Connection) proxy, statement, sql, watch);
            if (statement instanceof CallableStatement) {
                return proxy(CallableStatement.class, handler);
            }
            return statement instanceof PreparedStatement
                    ? proxy(PreparedStatement.class, handler)
                    : proxy(Statement.class, handler);
        }
    }
}
