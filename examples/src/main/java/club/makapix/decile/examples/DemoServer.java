package club.makapix.decile.examples;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/** A PostgreSQL of the demo's own: unpacked and started below the system's temporary folder, gone when closed. */
final class DemoServer implements AutoCloseable {
    private final EmbeddedPostgres postgres;

    private DemoServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** Starts a server on a free port; the first start of a user on a machine takes some seconds longer. */
    static DemoServer start() {
        Path unpacked = WorkFolder.kept(
                Path.of(System.getProperty("java.io.tmpdir")), "decile-server-" + System.getProperty("user.name"));
        try {
            return new DemoServer(EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(unpacked.toFile())
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL did not start", e);
        }
    }

    /** Creates a database and runs scripts of this package in it. */
    void create(String database, String... scripts) {
        execute("postgres", "create database " + database);
        for (String script : scripts) {
            execute(database, resource(script));
        }
    }

    /** Runs statements. */
    void execute(String database, String sql) {
        Statements.execute(dataSource(database), sql);
    }

    /** Returns the first column of a query's rows. */
    List<String> column(String database, String query) {
        return Statements.column(dataSource(database), query);
    }

    /** Returns a data source for the superuser. */
    DataSource dataSource(String database) {
        return postgres.getDatabase("postgres", database);
    }

    /** Returns the URL that opens a database as the superuser, who has no password here. */
    String url(String database) {
        return "jdbc:postgresql://localhost:%s/%s?user=postgres".formatted(postgres.getPort(), database);
    }

    /** Returns the text of a file of this package. */
    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(DemoServer.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL did not stop", e);
        }
    }
}
