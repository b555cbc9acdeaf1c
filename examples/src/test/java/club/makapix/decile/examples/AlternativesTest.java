package club.makapix.decile.examples;

import static club.makapix.decile.sampling.DrawSize.percent;
import static org.assertj.core.api.Assertions.assertThat;

import club.makapix.decile.sampling.Draw;
import club.makapix.decile.sampling.Sampling;
import club.makapix.decile.schema.TableName;
import club.makapix.decile.transfer.Reason;
import club.makapix.decile.transfer.Snapshot;
import club.makapix.decile.transfer.SourceLimits;
import club.makapix.decile.transfer.SqlScript;
import club.makapix.decile.transfer.Target;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The ways in which a tenth of production can stand beside it, each in a few lines. */
class AlternativesTest {
    /** Shared services: two databases of one server, told apart by their number there, whatever they are called. */
    @Test
    void databasesOfOneServerAreSourceAndTarget() {
        String production = smallProduction();
        String development = TestServer.create("rehearsal-schema.sql");
        TestServer.markAsDevelopment(development);
        try (Snapshot snapshot = Snapshot.open(TestServer.server().dataSource(production))) {
            Sampling sampling = Sampling.of(snapshot.schema()).draw("users", percent(50));
            snapshot.transfer(sampling.select(snapshot))
                    .unchanged()
                    .into(Target.database(TestServer.server().dataSource(development)));
        }

        assertThat(count(development, "users")).isPositive().isLessThan(count(production, "users"));
    }

    /** One environment at a time: the snapshot file is kept, and restored when the other one is up. */
    @Test
    void composeProfilesShareASnapshotFile() {
        String development = TestServer.create();

        SqlScript.of(MakapixSample.file()).restore(TestServer.server().dataSource(development));

        assertThat(count(development, "users")).isPositive();
    }

    /** A stack for each branch: the snapshot at the schema of the source, then the branch's own migrations. */
    @Test
    void eachBranchMigratesARestoredSnapshotOfItsOwn() {
        List<String> branches = List.of("add column mood text", "add column caption text");
        for (String branch : branches) {
            String database = TestServer.create();
            SqlScript.of(MakapixSample.file()).restore(TestServer.server().dataSource(database));
            TestServer.server().execute(database, "alter table public.posts " + branch);

            assertThat(count(database, "posts")).isPositive();
        }
    }

    /** Two servers on one host: nothing differs but the port in the URL. */
    @Test
    void serversThatDifferByTheirPortAloneAreSourceAndTarget() {
        try (DemoServer other = DemoServer.start()) {
            other.create("development", "rehearsal-schema.sql");
            other.execute("development", "comment on database development is 'decile:development'");
            String production = smallProduction();
            try (Snapshot snapshot = Snapshot.open(TestServer.server().dataSource(production))) {
                Sampling sampling = Sampling.of(snapshot.schema()).draw("users", percent(50));
                snapshot.transfer(sampling.select(snapshot))
                        .unchanged()
                        .into(Target.database(other.dataSource("development")));
            }

            assertThat(other.column("development", "select count(*) > 0 from posts"))
                    .containsExactly("t");
        }
    }

    /** One database: production in one schema, its slice in another, whose mark says that it may be overwritten. */
    @Test
    void schemasOfOneDatabaseAreSourceAndTarget() {
        String shared = smallProduction();
        TestServer.server()
                .execute(
                        shared,
                        "create schema development; comment on schema development is 'decile:development';"
                                + "set search_path = development; " + DemoServer.resource("rehearsal-schema.sql"));
        DataSource database = TestServer.server().dataSource(shared);
        try (Snapshot snapshot = Snapshot.open(database, SourceLimits.defaults(), "public")) {
            Sampling sampling = Sampling.of(snapshot.schema()).draw("users", percent(50));
            snapshot.transfer(sampling.select(snapshot)).unchanged().into(Target.schema(database, "development"));
        }

        assertThat(TestServer.server().column(shared, "select count(*) between 50 and 150 from development.users"))
                .containsExactly("t");
        assertThat(count(shared, "users")).isEqualTo(200);
    }

    /** Development shares the machine with production: the copy takes one connection and a bounded share of the disk. */
    @Test
    void aSourceIsReadWithinLimits() {
        SourceLimits gentle = SourceLimits.defaults()
                .withConnections(1)
                .withBytesPerSecond(50_000_000)
                .withLongestAge(Duration.ofMinutes(10));
        String development = TestServer.create("rehearsal-schema.sql");
        TestServer.markAsDevelopment(development);
        try (Snapshot snapshot = Snapshot.open(TestServer.server().dataSource(smallProduction()), gentle)) {
            Sampling sampling = Sampling.of(snapshot.schema()).draw("users", percent(50));
            snapshot.transfer(sampling.select(snapshot))
                    .unchanged()
                    .into(Target.database(TestServer.server().dataSource(development)));
        }

        assertThat(count(development, "users")).isPositive();
    }

    /** No second environment at all: the same tenth of the people sees a feature first, asked of no database. */
    @Test
    void aFeatureIsOnForThePeopleWhoWouldBeDrawn() {
        Draw tenth = Draw.of("makapix-2026", "public.users", percent(10));
        String production = smallProduction();
        try (Snapshot snapshot = Snapshot.open(TestServer.server().dataSource(production))) {
            Sampling sampling =
                    Sampling.of(snapshot.schema()).seed("makapix-2026").draw("users", percent(10));
            long drawn = sampling.select(snapshot)
                    .counts()
                    .get(new TableName("public", "users"))
                    .getOrDefault(Reason.DRAWN, 0L);

            assertThat(IntStream.rangeClosed(1, 200).filter(tenth::includes).count())
                    .isEqualTo(drawn);
        }
    }

    private static String smallProduction() {
        String production = TestServer.create("rehearsal-schema.sql");
        TestServer.server().execute(production, """
                insert into users select n, 'user' || n, now() from generate_series(1, 200) n;
                insert into posts select n, 1 + n % 200, 'Artwork ' || n, now() from generate_series(1, 400) n;
                analyze;
                """);
        return production;
    }

    private static long count(String database, String table) {
        return Long.parseLong(TestServer.server()
                .column(database, "select count(*) from public." + table)
                .get(0));
    }
}
