package club.makapix.decile.sampling;

import static club.makapix.decile.sampling.DrawSize.percent;
import static org.assertj.core.api.Assertions.assertThat;

import club.makapix.decile.transfer.Snapshot;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Builds a streaming replica from a base backup, made by hand: the embedded binaries have no pg_basebackup. */
class StandbyTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path directory;

    @Test
    void samplesFromAHotStandby() throws IOException, SQLException {
        Path data = directory.resolve("primary");
        try (EmbeddedPostgres primary = start(data, 0)) {
            execute(primary, "create table users (id int primary key)");
            execute(primary, "create table posts (id int primary key, owner int references users)");
            execute(primary, "insert into users values (1)");
            execute(primary, "insert into posts values (10, 1)");
            Path copy = directory.resolve("standby");
            backUp(primary, data, copy);
            try (EmbeddedPostgres standby = start(copy, 1)) {
                assertThat(isInRecovery(standby)).isTrue();
                try (Snapshot snapshot = Snapshot.open(standby.getPostgresDatabase())) {
                    Cohort cohort = Sampling.of(snapshot.schema())
                            .draw("users", percent(100))
                            .select(snapshot);

                    assertThat(Travelled.of(snapshot, cohort, "t.id").of("posts"))
                            .containsExactly("10");
                }
            }
        }
    }

    private static EmbeddedPostgres start(Path data, int number) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("wal_level", "replica")
                .setServerConfig("hot_standby", "on")
                .setServerConfig("cluster_name", "test" + number)
                .setPGStartupWait(PATIENCE)
                .start();
    }

    private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean isInRecovery(EmbeddedPostgres server) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_is_in_recovery()")) {
            row.next();
            return row.getBoolean(1);
        }
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
                if (!List.of("postmaster.pid", "postmaster.opts", "epg-lock")
                        .contains(file.getFileName().toString())) {
                    Files.copy(
                            file, to.resolve(from.relativize(file)), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
