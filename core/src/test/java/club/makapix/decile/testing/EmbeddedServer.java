package club.makapix.decile.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A server that this JVM starts on a free port and stops when it ends. One that a killed JVM left behind disturbs nobody: a
 * later start stops it once it is ten minutes old.
 */
final class EmbeddedServer implements PostgresServer {
    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    private final EmbeddedPostgres server;

    private EmbeddedServer(EmbeddedPostgres server) {
        this.server = server;
    }

    static EmbeddedServer start() {
        try {
            return new EmbeddedServer(EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setPGStartupWait(LONGEST_START)
                    .setRegisterShutdownHook(true)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public PGSimpleDataSource dataSource(String database) {
        return (PGSimpleDataSource) server.getDatabase("postgres", database);
    }
}
