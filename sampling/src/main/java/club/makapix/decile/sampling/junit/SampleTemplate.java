package club.makapix.decile.sampling.junit;

import club.makapix.decile.schema.Identifiers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A restored sample that nobody connects to: what the databases of tests are cloned from. */
final class SampleTemplate implements AutoCloseable {
    private static final int SHOWN = 12;
    private static final long LARGE = 16_000_000;

    private final SampleServer server;
    private final String name;
    private final String strategy;
    private final String description;
    private @Nullable CompletableFuture<SampleClone> spare;

    private SampleTemplate(SampleServer server, String name, String strategy, String description) {
        this.server = server;
        this.name = name;
        this.strategy = strategy;
        this.description = description;
    }

    static SampleTemplate restore(SampleServer server, SampleScript script, String hash) {
        long start = System.nanoTime();
        String name = server.newTemplateName();
        server.execute("create database " + Identifiers.quote(name));
        try {
            script.restore(server.dataSource(name));
            gatherStatistics(server, name);
        } catch (RuntimeException e) {
            server.drop(name);
            throw e;
        }
        server.execute("alter database %s allow_connections false".formatted(Identifiers.quote(name)));
        String description = String.format(
                Locale.ROOT,
                "%s (%s) restored on %s in %.1f s",
                script,
                hash.substring(0, SHOWN),
                server,
                (System.nanoTime() - start) / 1e9);
        return new SampleTemplate(server, name, strategy(server, name), description);
    }

    /** Gives the planner what autovacuum gives it in production, once for all clones. */
    private static void gatherStatistics(SampleServer server, String name) {
        try (Connection connection = server.dataSource(name).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        } catch (SQLException e) {
            throw new IllegalStateException("the sample could not be analyzed", e);
        }
    }

    /** Copying files is five times faster than going through the log, once there is something to copy; 14 knows nothing else. */
    private static String strategy(SampleServer server, String name) {
        return server.isTrue("select pg_catalog.current_setting('server_version_num')::int >= 150000 "
                        + "and pg_catalog.pg_database_size(%s) > %s".formatted(Identifiers.literal(name), LARGE))
                ? " strategy file_copy"
                : "";
    }

    /** Returns a clone: the spare one, made while the last test ran. */
    SampleClone copy() {
        CompletableFuture<SampleClone> ready = nextSpare();
        return ready == null ? create() : ready.join();
    }

    /** Begins a new spare clone and returns the one before; null if this is the first. */
    private synchronized @Nullable CompletableFuture<SampleClone> nextSpare() {
        CompletableFuture<SampleClone> ready = spare;
        spare = CompletableFuture.supplyAsync(this::create, server.background());
        return ready;
    }

    private SampleClone create() {
        String clone = server.newCloneName();
        server.execute("create database %s template %s%s"
                .formatted(Identifiers.quote(clone), Identifiers.quote(name), strategy));
        return new SampleClone(server, clone);
    }

    @Override
    public synchronized void close() {
        if (spare != null) {
            spare.handle((clone, failure) -> clone)
                    .thenAccept(SampleTemplate::closeIfMade)
                    .join();
        }
        server.drop(name);
    }

    private static void closeIfMade(@Nullable SampleClone clone) {
        if (clone != null) {
            clone.close();
        }
    }

    @Override
    public String toString() {
        return description;
    }
}
