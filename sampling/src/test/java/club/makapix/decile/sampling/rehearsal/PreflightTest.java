package club.makapix.decile.sampling.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each test holds a sample without a violation, and a production with some. */
@ExtendWith(TestDatabases.class)
final class PreflightTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String SCHEMA = """
            create extension btree_gist;
            create table users (id int primary key, handle text);
            create table posts (id int primary key, owner_id int, other_id int, title text, likes bigint, price numeric,
              shown int4range, state text);
            """;

    private static PreflightReport preflight(
            TestDatabase sample, TestDatabase production, String rows, String migration) {
        return preflight(sample, production, SCHEMA, rows, migration);
    }

    private static PreflightReport preflight(
            TestDatabase sample, TestDatabase production, String schema, String rows, String migration) {
        sample.execute(schema);
        production.execute(schema);
        production.execute(rows);
        RehearsalReport report = MigrationRehearsal.on(sample.dataSource()).run(database -> {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(migration);
            }
        });
        return report.preflight().count(production.dataSource(), LIMIT);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            alter table posts alter title set not null                     | 2 rows of public.posts would violate title not null
            alter table posts add constraint t check (title <> '')         | 1 row of public.posts would violate t
            alter table posts add constraint t unique (title)              | 2 rows of public.posts would violate t
            create unique index t on posts (lower(title)) where likes > 0  | 2 rows of public.posts would violate t
            alter table posts add constraint t foreign key (owner_id) references users | 3 rows of public.posts would violate t
            alter table posts alter title type varchar(4)                  | 2 rows of public.posts would violate title character varying(4)
            alter table posts alter likes type int                         | 1 row of public.posts would violate likes integer
            alter table posts alter price type numeric(5, 2)               | 1 row of public.posts would violate price numeric(5,2)
            alter table posts add constraint t exclude using gist (owner_id with =, shown with &&) | 1 row of public.posts would violate t
            alter table posts rename title to name; alter table posts add constraint t check (name <> '') | 1 row of public.posts would violate t
            alter table posts rename to artworks; alter table artworks add constraint t check (title <> '') | 1 row of public.posts would violate t
            alter table posts add constraint t check (title <> '') not valid    | 1 row of public.posts would violate t
            alter table posts alter likes type numeric(3)                    | 1 row of public.posts would violate likes numeric(3,0)
            alter table posts alter state type uuid using null::uuid        | 5 rows of public.posts would violate state uuid
            alter table posts alter title type int using 1                 | 8 rows of public.posts would violate title integer
            create domain short as text check (length(value) < 5); alter table posts alter title type short | 3 rows of public.posts would violate title short_check
            create type s as enum ('new', 'old'); alter table posts alter state type s using state::s | 4 rows of public.posts would violate state s
            """)
    void countsWhatTheSampleDidNotHold(String migration, String finding, TestDatabase sample, TestDatabase production) {
        String rows = """
                insert into users values (1, 'ann');
                insert into posts values
                  (1, 1, 1, 'a', 1, 1.5, '[1,5)', 'new'), (2, 1, null, 'a', 2, 2.5, '[4,9)', 'other'),
                  (3, 2, 1, 'A', 3, 999.995, '[4,9)', 'other'), (4, 3, 2, '', 3000000000, 4, '[5,9)', 'other'),
                  (5, null, 1, null, 1, 5, null, null), (6, null, 1, null, 1, 6, null, null),
                  (7, 4, 1, 'a', 0, 7, '[1,2)', 'other'), (8, 1, 1, 'longer', 0, 8, '[100,200)', null),
                  (9, 1, 1, 'short', 0, 8, '[200,300)', null), (10, 1, 1, 'b    ', 0, 8, '[300,400)', null);
                """;

        assertThat(preflight(sample, production, rows, migration).findings())
                .singleElement()
                .hasToString(finding);
    }

    @Test
    void countsNullsThatAreNotDistinct(TestDatabase sample, TestDatabase production) {
        sample.requireMajor(15);
        String rows = "insert into posts (id, title) values (1, null), (2, null), (3, null), (4, 'a')";

        assertThat(preflight(sample, production, rows, "create unique index t on posts (title) nulls not distinct"))
                .hasToString("2 rows of public.posts would violate t");
    }

    @Test
    void triesTextsAgainstAnyType(TestDatabase sample, TestDatabase production) {
        String migration = "alter table posts alter title type date using title::date";
        String rows = "insert into posts (id, title) values (1, '2026-02-28'), (2, '2026-02-30'), (3, null)";
        boolean canTry = sample.rows("select count(*) > 0 from pg_proc where proname = 'pg_input_is_valid'")
                .contains("t");

        assertThat(preflight(sample, production, rows, migration))
                .hasToString(
                        canTry
                                ? "1 row of public.posts would violate title date"
                                : "title date of public.posts was not counted: only PostgreSQL 16 and later can try"
                                        + " whether its values fit the type");
    }

    @Test
    void countsInEveryColumnOfADomain(TestDatabase sample, TestDatabase production) {
        PreflightReport report = preflight(sample, production, """
                create domain handle as varchar(30);
                create domain short_handle as handle;
                create table users (id int, name handle, nick short_handle);
                create table bots (name handle);
                """, """
                insert into users values (1, 'ann', 'A'), (2, '', null), (3, null, 'B');
                insert into bots values ('');
                """, """
                alter domain handle add constraint filled check (value <> '') not valid;
                alter domain short_handle set not null;
                alter domain short_handle add constraint lower check (value = lower(value));
                """);

        assertThat(report.findings())
                .extracting(PreflightReport.Finding::toString)
                .containsExactlyInAnyOrder(
                        "1 row of public.users would violate name filled",
                        "0 rows of public.users would violate nick filled",
                        "1 row of public.users would violate nick not null",
                        "2 rows of public.users would violate nick lower",
                        "1 row of public.bots would violate name filled");
    }

    @Test
    void countsWhatIsValidatedAtLast(TestDatabase sample, TestDatabase production) {
        PreflightReport report = preflight(
                sample,
                production,
                """
                create table posts (id int, title text);
                insert into posts values (1, '') on conflict do nothing;
                alter table posts add constraint filled check (title <> '') not valid;
                create domain word as text;
                create table words (w word);
                alter domain word add constraint one check (value !~ ' ') not valid;
                delete from posts;
                """,
                "alter table posts drop constraint filled; insert into posts values (2, ''), (3, 'a');"
                        + " alter table posts add constraint filled check (title <> '') not valid",
                "alter table posts validate constraint filled; alter domain word validate constraint one");

        assertThat(report.findings())
                .extracting(PreflightReport.Finding::toString)
                .containsExactly(
                        "1 row of public.posts would violate filled", "0 rows of public.words would violate w one");
    }

    @Test
    void countsRowsOutsideTheBoundsOfANewPartition(TestDatabase sample, TestDatabase production) {
        PreflightReport report = preflight(sample, production, """
                create table events (id int, day date not null) partition by range (day);
                create table events_rest partition of events default;
                create table events_2025 (id int, day date not null);
                """, """
                insert into events values (1, '2026-03-01'), (2, '2026-04-01'), (3, '2024-01-01');
                insert into events_2025 values (4, '2025-05-05'), (5, '2026-05-05');
                """, """
                create table events_2026 partition of events for values from ('2026-01-01') to ('2027-01-01');
                alter table events attach partition events_2025 for values from ('2025-01-01') to ('2026-01-01');
                """);

        assertThat(report.findings())
                .extracting(PreflightReport.Finding::toString)
                .containsExactly(
                        "2 rows of public.events_rest would violate the default partition beside public.events_2026",
                        "1 row of public.events_2025 would violate the bounds of its partition",
                        "0 rows of public.events_rest would violate the default partition beside public.events_2025");
    }

    @Test
    void countsCompositeKeysOfWhichSomePartIsMissing(TestDatabase sample, TestDatabase production) {
        PreflightReport report = preflight(
                sample,
                production,
                """
                create table rooms (house int, room int, primary key (house, room));
                create table guests (id int, house int, room int);
                """,
                """
                insert into rooms values (1, 1), (1, 2);
                insert into guests values (1, 1, 1), (2, 1, 3), (3, 2, 1), (4, null, 9);
                """,
                "alter table guests add constraint stays foreign key (house, room) references rooms not valid");

        assertThat(report).hasToString("2 rows of public.guests would violate stays");
    }

    @Test
    void countsAPartlyNullKeyUnderMatchFull(TestDatabase sample, TestDatabase production) {
        PreflightReport report = preflight(
                sample,
                production,
                "insert into posts (id, owner_id, other_id) values (1, null, 1), (2, null, null)",
                """
                create unique index on users (id, handle);
                alter table posts alter other_id type text;
                alter table posts add constraint full_key foreign key (owner_id, other_id)
                  references users (id, handle) match full;
                """);

        assertThat(report.toString()).contains("1 row of public.posts would violate full_key");
    }

    @Test
    void leavesOutWhatTheMigrationBringsItself(TestDatabase sample, TestDatabase production) {
        PreflightReport report = preflight(sample, production, "insert into posts values (1)", """
                alter table posts add slug text;
                update posts set slug = id::text;
                alter table posts alter slug set not null;
                alter table posts add constraint slug_filled check (slug <> '');
                create table tags (id int primary key);
                """);

        assertThat(report).hasToString("""
                        slug not null of public.posts was not counted: column slug comes with the migration itself
                        slug_filled of public.posts was not counted: column slug comes with the migration itself""");
        assertThat(report.isClear()).isFalse();
    }

    @Test
    void givesUpAfterTheLimit(TestDatabase sample, TestDatabase production) {
        sample.execute("create table big (a int)");
        production.execute("create table big (a int); insert into big select g from generate_series(1, 200000) g");
        RehearsalReport report = MigrationRehearsal.on(sample.dataSource()).run(database -> {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("alter table big add constraint slow exclude using btree (a with =)");
            }
        });

        assertThat(report.preflight().count(production.dataSource(), Duration.ofMillis(1)))
                .hasToString("slow of public.big was not counted: it would take longer than 1.0 ms");
    }

    @Test
    void asksNothingOfAMigrationThatAddsNoRule(TestDatabase sample, TestDatabase production) {
        assertThat(preflight(sample, production, "", "create index on posts (title); drop table users"))
                .hasToString("the migration adds no rule that rows could break")
                .returns(true, PreflightReport::isClear);
    }

    @Test
    void writesNothingInProduction(TestDatabase sample, TestDatabase production) {
        production.execute("create function spoil(text) returns boolean language plpgsql as "
                + "$$ begin delete from posts; return true; end $$");
        sample.execute("create function spoil(text) returns boolean language sql as $$ select true $$");

        PreflightReport report = preflight(
                sample,
                production,
                "insert into posts values (1)",
                "alter table posts add constraint c check (spoil(title))");

        assertThat(report.toString()).contains("cannot execute DELETE in a read-only transaction");
        assertThat(production.rows("select count(*) from posts")).containsExactly("1");
    }
}
