package club.makapix.decile.sampling.junit;

import club.makapix.decile.schema.DatabaseException;
import club.makapix.decile.schema.Identifiers;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Makes and drops the databases of one run. Their names carry the run's number, and the run holds an advisory lock of that
 * number as long as it lives: databases of a number that nobody holds were left behind and go.
 */
final class SampleServer implements AutoCloseable {
    private static final int LOCK_CLASS = 0x6465636c;
    private static final int WORKERS = 2;
    private static final long SECONDS_TO_CLEAN_UP = 60;
    private static final String OURS = "^decile_[0-9a-f]{8}_[tc][0-9]+$";

    private static final System.Logger LOG = System.getLogger(SampleServer.class.getName());

    private final ServerProcess process;
    private final Connection holder;
    private final String run;
    private final AtomicInteger databases = new AtomicInteger();
    private final Map<String, SampleTemplate> templates = new ConcurrentHashMap<>();
    private final ExecutorService background = Executors.newFixedThreadPool(WORKERS, SampleServer::daemon);

    private SampleServer(ServerProcess process, Connection holder, int run) {
        this.process = process;
        this.holder = holder;
        this.run = HexFormat.of().toHexDigits(run);
    }

    static SampleServer open(ServerProcess process) {
        try {
            int run = new SecureRandom().nextInt();
            Connection holder = admin(process).getConnection();
            SampleServer server = new SampleServer(process, holder, run);
            server.list("select pg_catalog.pg_advisory_lock(%s, %s)".formatted(LOCK_CLASS, run));
            server.removeAbandoned();
            return server;
        } catch (SQLException e) {
            process.stop().run();
            throw new DatabaseException(process.description() + " could not be reached: " + e.getMessage(), e);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "decile-samples");
        thread.setDaemon(true);
        return thread;
    }

    private static PGSimpleDataSource admin(ServerProcess process) {
        PGSimpleDataSource admin = new PGSimpleDataSource();
        admin.setURL(process.jdbcUrl());
        admin.setApplicationName("decile samples");
        return admin;
    }

    /** Asks for the databases first, and then for the runs that live: a run has its lock before it has a database. */
    private void removeAbandoned() throws SQLException {
        List<String> databases = databases(OURS);
        List<String> alive = list("""
                select pg_catalog.lpad(pg_catalog.to_hex(objid::bigint), 8, '0') from pg_catalog.pg_locks
                where locktype = 'advisory' and classid = %s and objsubid = 2
                """.formatted(LOCK_CLASS));
        for (String database : databases) {
            if (!alive.contains(database.split("_", 3)[1])) {
                drop(database);
            }
        }
    }

    private List<String> databases(String pattern) throws SQLException {
        return list("select datname from pg_catalog.pg_database where datname ~ '%s' order by 1".formatted(pattern));
    }

    /** Returns the first column of what the run's own connection is asked. */
    private synchronized List<String> list(String sql) throws SQLException {
        try (Statement statement = holder.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    /** Returns the template of the script, which the first who asks restores while others wait. */
    SampleTemplate template(SampleScript script) {
        script.check();
        return templates.computeIfAbsent(script.contentHash(), hash -> SampleTemplate.restore(this, script, hash));
    }

    String newTemplateName() {
        return "decile_%s_t%s".formatted(run, databases.incrementAndGet());
    }

    String newCloneName() {
        return "decile_%s_c%s".formatted(run, databases.incrementAndGet());
    }

    void drop(String database) {
        execute("drop database if exists %s with (force)".formatted(Identifiers.quote(database)));
    }

    /** Drops a database while the next test already runs. */
    void dropLater(String database) {
        background.execute(() -> {
            try {
                drop(database);
            } catch (DatabaseException e) {
                LOG.log(System.Logger.Level.WARNING, "left for the next run: " + e.getMessage());
            }
        });
    }

    /** Runs statements on a connection of their own, so that several tests can do so at once. */
    void execute(String... statements) {
        String all = String.join("; ", statements);
        try (Connection connection = admin(process).getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new DatabaseException("%s: %s: %s".formatted(process.description(), all, e.getMessage()), e);
        }
    }

    /** Returns where clones are made that nobody waits for yet, and those dropped that nobody needs any more. */
    Executor background() {
        return background;
    }

    /** Asks the server a question of yes or no. */
    boolean isTrue(String question) {
        try {
            return list(question).contains("t");
        } catch (SQLException e) {
            throw new DatabaseException("%s was lost: %s".formatted(process.description(), e.getMessage()), e);
        }
    }

    PGSimpleDataSource dataSource(String database) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setURL(process.jdbcUrl());
        dataSource.setDatabaseName(database);
        return dataSource;
    }

    /** Drops whatever the run has made, clones that nobody closed included, and stops the server if it was started here. */
    @Override
    public void close() {
        try (holder) {
            background.shutdownNow();
            if (!background.awaitTermination(SECONDS_TO_CLEAN_UP, TimeUnit.SECONDS)) {
                LOG.log(System.Logger.Level.WARNING, process.description() + ": some clones are left for the next run");
            }
            databases("^decile_%s_".formatted(run)).forEach(this::drop);
        } catch (SQLException e) {
            throw new DatabaseException(process.description() + " was lost: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.stop().run();
        }
    }

    @Override
    public String toString() {
        return process.description();
    }
}
