package club.makapix.decile.sampling.junit;

import static org.assertj.core.api.Assertions.assertThat;

import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Several JVMs that know nothing of one another, of which some are killed. */
@ExtendWith(TestDatabases.class)
@Timeout(180)
final class SeveralRunsTest {
    private static final String OURS = "select count(*) > 0 from pg_database where datname like 'decile\\_%s\\_%%'";

    private final Path script = SampleDatabaseTest.sample();

    @Test
    void shareAServerAndNothingElse(TestDatabase database, @TempDir Path folder) throws Exception {
        try (AnotherRun first = AnotherRun.start(script, SampleDatabaseTest.url(), folder);
                AnotherRun second = AnotherRun.start(script, SampleDatabaseTest.url(), folder)) {
            List<String> runs = List.of(first.word(), second.word());
            assertThat(runs).doesNotHaveDuplicates();

            first.kill();
            waitUntilTheServerNoticed(database, runs.get(0));
            openAndClose();

            assertThat(database.rows(OURS.formatted(runs.get(0)))).containsExactly("f");
            second.goOn();
            assertThat(second.word()).isEqualTo("2 rows");
            assertThat(second.ends()).isTrue();
            assertThat(database.rows(OURS.formatted(runs.get(1)))).containsExactly("f");
        }
    }

    /** Waits for the lock of a run, and for the clones that were being made when it was killed. */
    private static void waitUntilTheServerNoticed(TestDatabase database, String run) {
        database.execute("select pg_advisory_lock(x'6465636c'::int, x'%s'::int)".formatted(run));
        String making = "select count(*), pg_sleep(0.01) from pg_stat_activity where state = 'active' "
                + "and query like 'create database \"decile\\_" + run + "%'";
        while (!database.rows(making).get(0).startsWith("0|")) {
            Thread.onSpinWait();
        }
    }

    private static void openAndClose() {
        SampleServer.open(ServerProcess.none("the test's server", SampleDatabaseTest.url()))
                .close();
    }

    @Test
    void theNextRunStopsTheServerOfAKilledOne(@TempDir Path folder) throws Exception {
        try (AnotherRun run = AnotherRun.start(script, "", folder)) {
            run.word();
            ProcessHandle server = server(folder);
            run.kill();
            assertThat(server.isAlive()).isTrue();

            DataDirectories.below(folder).removeAbandoned();

            server.onExit().get(30, TimeUnit.SECONDS);
            assertThat(dataDirectories(folder)).isEmpty();
        }
    }

    private static ProcessHandle server(Path folder) throws Exception {
        Path directory = dataDirectories(folder).get(0);
        String firstLine =
                Files.readAllLines(directory.resolve("postmaster.pid")).get(0);
        return Optional.of(firstLine.strip())
                .map(Long::valueOf)
                .flatMap(ProcessHandle::of)
                .orElseThrow();
    }

    private static List<Path> dataDirectories(Path folder) throws Exception {
        try (Stream<Path> users = Files.list(folder)) {
            Path user = users.findFirst().orElseThrow();
            try (Stream<Path> directories = Files.list(user)) {
                return directories.toList();
            }
        }
    }
}
