package club.makapix.decile.examples;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Names a database: {@code jdbc:postgresql://host:5432/name}, or {@code postgresql://user@host:5432/name} as psql takes it.
 * Its text never shows user or password.
 */
final class DatabaseUrl {
    private final PGSimpleDataSource dataSource;

    private DatabaseUrl(PGSimpleDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Parses the text.
     *
     * @throws IllegalArgumentException if it is no URL of a PostgreSQL database; the message repeats no more of it than a bare name
     */
    static DatabaseUrl parse(String text) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        try {
            if (text.startsWith("postgresql://") || text.startsWith("postgres://")) {
                readUri(dataSource, new URI(text));
            } else {
                dataSource.setURL(text);
            }
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new IllegalArgumentException("is no database; write " + example(text), e);
        }
        dataSource.setLogServerErrorDetail(false);
        dataSource.setTcpKeepAlive(true);
        return new DatabaseUrl(dataSource);
    }

    private static String example(String text) {
        return text.matches("[\\w-]+")
                ? "jdbc:postgresql://localhost:5432/" + text
                : "jdbc:postgresql://host:5432/name or postgresql://user@host:5432/name";
    }

    private static void readUri(PGSimpleDataSource dataSource, URI uri) {
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String host = uri.getHost() == null ? "localhost" : uri.getHost();
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        dataSource.setURL("jdbc:postgresql://" + host + port + uri.getRawPath() + query);
        if (uri.getUserInfo() != null) {
            String[] user = uri.getUserInfo().split(":", 2);
            dataSource.setUser(user[0]);
            if (user.length > 1) {
                dataSource.setPassword(user[1]);
            }
        }
    }

    /** Takes user and password that the URL does not say; without a password the driver asks {@code .pgpass}. */
    DatabaseUrl withCredentials(Optional<String> user, Optional<String> password) {
        if (dataSource.getUser() == null) {
            user.ifPresent(dataSource::setUser);
        }
        if (dataSource.getPassword() == null) {
            password.ifPresent(dataSource::setPassword);
        }
        return this;
    }

    /** Returns a data source that opens a new connection each time. */
    PGSimpleDataSource dataSource() {
        return dataSource;
    }

    /** Returns host, port and name. */
    @Override
    public String toString() {
        int port = dataSource.getPortNumbers()[0];
        return String.format(
                Locale.ROOT,
                "%s:%d/%s",
                dataSource.getServerNames()[0],
                port == 0 ? 5432 : port,
                dataSource.getDatabaseName());
    }
}
