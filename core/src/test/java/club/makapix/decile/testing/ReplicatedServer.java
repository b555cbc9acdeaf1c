package club.makapix.decile.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * A primary and its hot standby, which streams from it. The standby grows from a base backup made by hand: the embedded
 * binaries have no pg_basebackup.
 */
public final class ReplicatedServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> OF_ONE_SERVER = List.of("postmaster.pid", "postmaster.opts", "epg-lock");

    private final EmbeddedPostgres primary;
    private final EmbeddedPostgres standby;

    private ReplicatedServer(EmbeddedPostgres primary, EmbeddedPostgres standby) {
        this.primary = primary;
        this.standby = standby;
    }

    /**
     * Starts both.
     *
     * @param directory an empty folder
     * @param rows what the primary holds before its standby is made
     * @param settings the standby's settings
     */
    public static ReplicatedServer start(Path directory, String rows, Map<String, String> settings)
            throws IOException, SQLException {
        Path data = directory.resolve("primary");
        EmbeddedPostgres primary = start(data, Map.of());
        try {
            execute(primary.getPostgresDatabase(), rows);
            Path copy = directory.resolve("standby");
            backUp(primary, data, copy);
            return new ReplicatedServer(primary, start(copy, settings));
        } catch (IOException | SQLException e) {
            primary.close();
            throw e;
        }
    }

    private static EmbeddedPostgres start(Path data, Map<String, String> settings) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("wal_level", "replica")
                .setServerConfig("hot_standby", "on")
                .setPGStartupWait(PATIENCE);
        settings.forEach(builder::setServerConfig);
        return builder.start();
    }

    private static void backUp(EmbeddedPostgres primary, Path data, Path copy) throws IOException, SQLException {
        try (Connection connection = primary.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            boolean renamed = connection.getMetaData().getDatabaseMajorVersion() >= 15;
            statement.execute(
                    renamed ? "select pg_backup_start('copy', true)" : "select pg_start_backup('copy', true, false)");
            copy(data, copy);
            try (ResultSet row = statement.executeQuery(
                    renamed
                            ? "select labelfile from pg_backup_stop(false)"
                            : "select labelfile from pg_stop_backup(false, false)")) {
                row.next();
                Files.writeString(copy.resolve("backup_label"), row.getString(1));
            }
        }
        Files.createFile(copy.resolve("standby.signal"));
        Files.writeString(
                copy.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=localhost port=%s user=postgres'%n".formatted(primary.getPort()));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (!OF_ONE_SERVER.contains(file.getFileName().toString())) {
                    Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private static void execute(DataSource server, String sql) throws SQLException {
        try (Connection connection = server.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = on"); // so that the standby is sent everything at once
            for (String part : sql.split(";", -1)) {
                statement.execute(part);
            }
        }
    }

    /** Runs statements on the primary, each in a transaction of its own, and waits until the standby has replayed them. */
    public void change(String sql) throws SQLException {
        // what VACUUM writes is not flushed at once otherwise
        execute(primary.getPostgresDatabase(), sql + "; checkpoint");
        String position = value(primary.getPostgresDatabase(), "select pg_current_wal_flush_lsn()");
        while (!value(standby(), "select pg_last_wal_replay_lsn() >= '%s'::pg_lsn".formatted(position))
                .equals("t")) {
            value(standby(), "select pg_sleep(0.02)");
        }
    }

    private static String value(DataSource server, String query) throws SQLException {
        try (Connection connection = server.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    /** Makes a server of its own of the standby, and waits until it can be written. */
    public void promote() throws SQLException {
        value(standby(), "select pg_promote(true, %s)".formatted(PATIENCE.toSeconds()));
    }

    /** Returns a data source for the superuser of the primary. */
    public DataSource primary() {
        return primary.getPostgresDatabase();
    }

    /** Returns a data source for the superuser of the standby. */
    public DataSource standby() {
        return standby.getPostgresDatabase();
    }

    @Override
    public void close() throws IOException {
        try (primary) {
            standby.close();
        }
    }
}
