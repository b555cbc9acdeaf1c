package club.makapix.decile.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/** Holds one PostgreSQL per JVM, started when it is first asked for, and makes databases on it. */
public final class TestServer {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestServer() {}

    private static final class Running {
        static final PostgresServer SERVER = PostgresServer.choose();
    }

    /** Creates an empty database and returns its name, which no other JVM on the same server uses. */
    static String createDatabase() {
        String name = "test_" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
        execute("create database " + name);
        return name;
    }

    static void dropDatabase(String name) {
        execute("drop database " + name + " with (force)");
    }

    /** Returns what the connections to a database last did that are still open two seconds after the test. */
    static List<String> openConnections(String database) {
        String query = "select concat_ws(': ', nullif(application_name, ''), query) from pg_stat_activity"
                + " where backend_type = 'client backend' and datname = '" + database + "'";
        try (Connection connection = dataSource("postgres").getConnection();
                Statement statement = connection.createStatement()) {
            List<String> open = rows(statement, query);
            for (int attempt = 0; attempt < 100 && !open.isEmpty(); attempt++) {
                // a backend takes a moment to go after its client has
                statement.execute("select pg_sleep(0.02)");
                open = rows(statement, query);
            }
            return open;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private static List<String> rows(Statement statement, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    static void dropRole(String role) {
        execute("drop role " + role);
    }

    /** Returns a data source for the superuser of the server. */
    public static PGSimpleDataSource dataSource(String database) {
        return Running.SERVER.dataSource(database);
    }

    /** Returns the port on which the server listens. */
    public static int port() {
        return dataSource("postgres").getPortNumbers()[0];
    }

    private static void execute(String sql) {
        try (Connection connection = dataSource("postgres").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
