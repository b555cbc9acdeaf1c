package club.makapix.decile.transfer;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;

/** Hands out one connection and keeps it open, as a pool does. */
final class OneConnection {
    private OneConnection() {}

    static DataSource of(Connection connection) {
        return proxy(DataSource.class, connection, "getConnection", unclosed(connection));
    }

    private static Connection unclosed(Connection connection) {
        return proxy(Connection.class, connection, "close", null);
    }

    private static <T> T proxy(
            Class<T> type, Object behind, String method, @org.jspecify.annotations.Nullable Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, called, arguments) -> {
                    if (called.getName().equals(method)) {
                        return answer;
                    }
                    try {
                        return called.invoke(behind, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
