package club.makapix.decile.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Starts one embedded PostgreSQL per JVM and makes databases on it. Stopped by the JVM's end. */
public final class TestServer {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestServer() {}

    private static final class Running {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void close(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Creates an empty database and returns its name. */
    static String createDatabase() {
        String name = "test_" + DATABASES.incrementAndGet();
        execute("create database " + name);
        return name;
    }

    static void dropDatabase(String name) {
        execute("drop database " + name + " with (force)");
    }

    static void dropRole(String role) {
        execute("drop role " + role);
    }

    /** Returns a data source for the superuser of the server. */
    public static PGSimpleDataSource dataSource(String database) {
        return (PGSimpleDataSource) Running.SERVER.getDatabase("postgres", database);
    }

    /** Returns the port on which the server listens on localhost. */
    public static int port() {
        return Running.SERVER.getPort();
    }

    private static void execute(String sql) {
        DataSource admin = Running.SERVER.getPostgresDatabase();
        try (Connection connection = admin.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
