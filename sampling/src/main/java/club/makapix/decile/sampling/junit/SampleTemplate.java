package club.makapix.decile.sampling.junit;

import club.makapix.decile.schema.Identifiers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** A restored sample that nobody connects to: what the databases of tests are cloned from. */
final class SampleTemplate {
    private static final int SHOWN = 12;

    private final SampleServer server;
    private final String name;
    private final String description;

    private SampleTemplate(SampleServer server, String name, String description) {
        this.server = server;
        this.name = name;
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
        return new SampleTemplate(server, name, description);
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

    String name() {
        return name;
    }

    /** Clones the template. */
    SampleClone copy() {
        String clone = server.newCloneName();
        server.execute("create database %s template %s".formatted(Identifiers.quote(clone), Identifiers.quote(name)));
        return new SampleClone(server, clone);
    }

    @Override
    public String toString() {
        return description;
    }
}
