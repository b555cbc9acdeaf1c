package club.makapix.decile.sampling.junit;

import club.makapix.decile.schema.Identifiers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A restored sample that nobody connects to: what the databases of tests are cloned from. Some clones are made ahead, so that
 * short tests do not wait for one another's copies.
 */
final class SampleTemplate {
    private static final int SHOWN = 12;
    private static final int SPARES = 2;

    private final SampleServer server;
    private final Cloning cloning;
    private final String description;
    private final Queue<CompletableFuture<SampleClone>> spares = new ArrayDeque<>();

    private SampleTemplate(SampleServer server, Cloning cloning, String description) {
        this.server = server;
        this.cloning = cloning;
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
        return new SampleTemplate(server, Cloning.of(server, name), description);
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

    /** Returns a clone, made ahead if there is time between tests. */
    SampleClone copy() {
        try {
            return next().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException refusal ? refusal : e;
        }
    }

    private synchronized CompletableFuture<SampleClone> next() {
        spares.add(begin());
        while (spares.size() <= SPARES) {
            spares.add(begin());
        }
        return spares.remove();
    }

    private CompletableFuture<SampleClone> begin() {
        return CompletableFuture.supplyAsync(this::create, server.background());
    }

    private SampleClone create() {
        String clone = server.newCloneName();
        cloning.create(clone);
        return new SampleClone(server, clone);
    }

    @Override
    public String toString() {
        return description;
    }
}
