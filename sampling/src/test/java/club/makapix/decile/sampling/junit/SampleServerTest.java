package club.makapix.decile.sampling.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.schema.DatabaseException;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabases.class)
final class SampleServerTest {
    private static final String OURS = "select count(*) from pg_database where datname like 'decile\\_%s\\_%%'";

    private static SampleServer open() {
        return SampleServer.open(ServerProcess.none("the test's server", SampleDatabaseTest.url()));
    }

    private static String run(SampleServer server) {
        return server.newCloneName().split("_", 3)[1];
    }

    @Test
    void restoresAScriptOnceHoweverManyAsk() throws Exception {
        SampleScript script = SampleScript.of(SampleDatabaseTest.sample());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (SampleServer server = open()) {
            Callable<SampleTemplate> ask = () -> server.template(script);
            List<Future<SampleTemplate>> answers = threads.invokeAll(List.of(ask, ask, ask, ask));

            for (Future<SampleTemplate> answer : answers) {
                assertThat(answer.get()).isSameAs(answers.get(0).get());
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void leavesNothingBehind(TestDatabase database) {
        SampleServer server = open();
        String run = run(server);
        server.template(SampleScript.of(SampleDatabaseTest.sample())).copy().close();
        server.close();

        assertThat(database.rows(OURS.formatted(run))).containsExactly("0");
    }

    @Test
    void dropsACloneThatSomebodyIsStillConnectedTo(TestDatabase database) throws Exception {
        SampleServer server = open();
        SampleClone clone =
                server.template(SampleScript.of(SampleDatabaseTest.sample())).copy();
        try (Connection forgotten = clone.dataSource().getConnection()) {
            clone.close();
            server.close();
            assertThat(forgotten.isValid(1)).isFalse();
        }
    }

    @Test
    void removesWhatAKilledRunLeftAndNothingElse(TestDatabase database) throws Exception {
        database.execute("create database decile_0badcafe_c1");
        database.execute("create database decile_mine");
        try (SampleServer living = open()) {
            SampleClone clone = living.template(SampleScript.of(SampleDatabaseTest.sample()))
                    .copy();

            open().close();

            assertThat(database.rows(OURS.formatted("0badcafe"))).containsExactly("0");
            assertThat(clone.connection().isValid(1)).isTrue();
            assertThat(database.rows("select count(*) from pg_database where datname = 'decile_mine'"))
                    .containsExactly("1");
            clone.close();
        } finally {
            database.execute("drop database decile_mine");
        }
    }

    @Test
    void removesATemplateThatCouldNotBeRestored(TestDatabase database, @TempDir Path folder) throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.sql"), "create table a (id int);\nselect 1 / 0;\n");
        try (SampleServer server = open()) {
            assertThatThrownBy(() -> server.template(SampleScript.of(broken)))
                    .hasMessageContaining("broken.sql, line 2");
            assertThat(database.rows(OURS.formatted(run(server)))).containsExactly("0");
        }
    }

    @Test
    void saysThatASampleIsStale(@TempDir Path folder) throws Exception {
        Path made = Files.writeString(folder.resolve("made.sql"), "-- schema 34cd\n-- selection 12ab\nselect 1;\n");
        SampleScript fresh = SampleScript.of(made).expecting("schema 34cd").expecting("selection 12ab");
        SampleScript stale = fresh.expecting("selection 77ff");

        fresh.check();
        assertThatThrownBy(stale::check)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "the sample %s is stale: it was not made with selection 77ff, but with selection 12ab; make it again",
                        made);
        assertThatThrownBy(fresh.expecting("recipe 1")::check)
                .hasMessageEndingWith("it was not made with recipe 1; make it again");
    }

    @Test
    void saysHowToMakeASampleThatIsNotThere(@TempDir Path folder) {
        assertThatThrownBy(SampleScript.of(folder.resolve("none.sql"))::contentHash)
                .hasMessageEndingWith("none.sql could not be read; a snapshot into Target.file makes it");
    }

    @Test
    void saysWhyACloneCouldNotBeMade(TestDatabase database) {
        try (SampleServer server = open()) {
            SampleTemplate template = server.template(SampleScript.of(SampleDatabaseTest.sample()));
            database.execute("drop database decile_%s_t1".formatted(run(server)));

            assertThatThrownBy(template::copy)
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageStartingWith("the test's server: ")
                    .hasMessageContaining("does not exist");
        }
    }

    @Test
    void startsAnEmbeddedServerOfItsOwn() throws Exception {
        ServerProcess process = EmbeddedServer.start(0);
        try (SampleServer server = SampleServer.open(process)) {
            SampleClone clone = server.template(SampleScript.of(SampleDatabaseTest.sample()))
                    .copy();
            assertThat(SampleDatabaseTest.count(clone.connection())).isEqualTo(2);
            clone.close();
        }
    }

    @Test
    void stopsTheServerOfAProcessThatIsGone(@TempDir Path root) throws Exception {
        Path abandoned = Files.createDirectories(root.resolve("999999999-x"));
        Files.writeString(abandoned.resolve("postmaster.pid"), "999999998\n");
        Path living =
                Files.createDirectories(root.resolve(ProcessHandle.current().pid() + "-x"));

        new DataDirectories(root).removeAbandoned();

        try (Stream<Path> left = Files.list(root)) {
            assertThat(left).containsExactly(living);
        }
    }
}
