package club.makapix.decile.sampling.junit;

import club.makapix.decile.schema.DatabaseException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** The database of one test; dropped when its extension context ends. */
final class SampleClone implements AutoCloseable {
    private final SampleServer server;
    private final String name;
    private final List<Connection> connections = new ArrayList<>();

    SampleClone(SampleServer server, String name) {
        this.server = server;
        this.name = name;
    }

    PGSimpleDataSource dataSource() {
        return server.dataSource(name);
    }

    /** Opens a connection that ends with the test. */
    synchronized Connection connection() {
        try {
            Connection connection = dataSource().getConnection();
            connections.add(connection);
            return connection;
        } catch (SQLException e) {
            throw new DatabaseException("the clone %s could not be reached: %s".formatted(name, e.getMessage()), e);
        }
    }

    /** Returns a URL that carries user and password, so that it is all that somebody needs. */
    String jdbcUrl() {
        PGSimpleDataSource dataSource = dataSource();
        String url = dataSource.getURL();
        return url
                + (url.contains("?") ? "&" : "?")
                + parameter("user", dataSource.getUser())
                + parameter("&password", dataSource.getPassword());
    }

    private static String parameter(String name, @Nullable String value) {
        return value == null ? "" : name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void close() {
        for (Connection connection : connections) {
            closeQuietly(connection);
        }
        server.dropLater(name);
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            System.getLogger(SampleClone.class.getName()).log(System.Logger.Level.DEBUG, "connection was gone");
        }
    }
}
