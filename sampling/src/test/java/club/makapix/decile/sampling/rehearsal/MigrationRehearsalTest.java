package club.makapix.decile.sampling.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import club.makapix.decile.schema.TableName;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.PGConnection;

@ExtendWith(TestDatabases.class)
final class MigrationRehearsalTest {
    private static final TableName POSTS = new TableName("public", "posts");

    @BeforeEach
    void fill(TestDatabase database) {
        this.database = database;
        database.execute("""
                create table users (id int primary key, handle text not null);
                create table posts (id int primary key, owner_id int references users, title varchar(50), likes int);
                create index posts_title on posts (title);
                insert into users select g, 'user' || g from generate_series(1, 100) g;
                insert into posts select g, 1 + g % 100, 'post ' || g, g from generate_series(1, 2000) g;
                """);
    }

    private TestDatabase database;

    /** Rehearses statements that are sent as one text, in a transaction of their own. */
    private RehearsalReport rehearse(String sql) {
        return MigrationRehearsal.on(database.dataSource()).observe(running(sql));
    }

    private static Migration running(String sql) {
        return database -> {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        };
    }

    @Test
    void listsEachStatementOfAText() {
        assertThat(rehearse("alter table posts add note text; update posts set note = title where id <= 30")
                        .statements())
                .extracting(StatementReport::sql, StatementReport::rowsChanged)
                .containsExactly(
                        tuple("alter table posts add note text", 0L),
                        tuple("update posts set note = title where id <= ?", 30L));
    }

    @Test
    void countsTheRowsThatTriggersAndBlocksChange() {
        database.execute("""
                create table log (post int);
                create function note() returns trigger language plpgsql as
                  $$ begin insert into log values (new.id); return new; end $$;
                create trigger note after update on posts for each row execute function note();
                """);

        assertThat(rehearse("do $$ begin update posts set likes = 0 where id <= 10; end $$")
                        .statements())
                .singleElement()
                .returns(20L, StatementReport::rowsChanged);
    }

    @Test
    void tellsALockWithItsModeAndHowLongItIsKept() {
        RehearsalReport report =
                rehearse("alter table posts add note text; select pg_sleep(0.2); update users set handle = 'x'");

        assertThat(report.statements().get(0).locks())
                .filteredOn(lock -> lock.mode() == LockMode.ACCESS_EXCLUSIVE)
                .singleElement()
                .returns(POSTS, HeldLock::relation)
                .satisfies(lock -> assertThat(lock.held()).isGreaterThan(Duration.ofMillis(200)));
    }

    @Test
    void countsALockOnceHoweverManyStatementsNeedIt() {
        RehearsalReport report = rehearse("alter table posts add a int; alter table posts add b int");

        assertThat(report.statements().get(1).locks()).isEmpty();
    }

    @Test
    void tellsNoLockOnWhatTheMigrationItselfCreates() {
        RehearsalReport report = rehearse("create table tags (id int primary key); create index on tags (id)");

        assertThat(report.statements()).flatExtracting(StatementReport::locks).isEmpty();
    }

    @Test
    void tellsTheLocksOfAStatementThatIsItsOwnTransaction() {
        RehearsalReport report = rehearse("create index posts_likes on posts (likes)");

        assertThat(report.statements().get(0).locks())
                .extracting(HeldLock::relation, HeldLock::mode)
                .containsExactly(tuple(POSTS, LockMode.SHARE));
    }

    @Test
    void watchesAStatementThatCannotRunInATransaction() {
        RehearsalReport report = rehearse("create index concurrently posts_likes on posts (likes)");

        assertThat(report.failure()).isEmpty();
        assertThat(report.statements())
                .singleElement()
                .satisfies(statement -> assertThat(statement.locks())
                        .allMatch(lock -> !lock.mode().blocksWrites()));
    }

    @Test
    void tellsARewrittenTableWithItsIndexes() {
        StatementReport statement = rehearse("alter table posts alter likes type bigint")
                .statements()
                .get(0);

        assertThat(statement.rewrittenTables()).containsExactly(POSTS);
        assertThat(statement.rewrittenIndexes())
                .containsExactly(new TableName("public", "posts_pkey"), new TableName("public", "posts_title"));
        assertThat(statement.walBytes()).isPositive();
    }

    @Test
    void tellsAWiderVarcharFromARewrite() {
        assertThat(rehearse("alter table posts alter title type varchar(80)").statements())
                .flatExtracting(StatementReport::rewrittenTables)
                .isEmpty();
    }

    @Test
    void takesAnEmptiedTableForNoRewrite() {
        assertThat(rehearse("truncate posts").statements())
                .flatExtracting(StatementReport::rewrittenTables)
                .isEmpty();
    }

    @Test
    void mergesAStatementThatRunsManyTimes() {
        RehearsalReport report = MigrationRehearsal.on(database.dataSource()).observe(migration -> {
            try (Connection connection = migration.getConnection();
                    PreparedStatement update = connection.prepareStatement("update posts set likes = ? where id = ?")) {
                for (int id = 1; id <= 25; id++) {
                    update.setInt(1, 7);
                    update.setInt(2, id);
                    update.executeUpdate();
                }
            }
        });

        assertThat(report.statements())
                .singleElement()
                .returns(25, StatementReport::executions)
                .returns(25L, StatementReport::rowsChanged);
    }

    @Test
    void seesABatchAsOneStatement() {
        RehearsalReport report = MigrationRehearsal.on(database.dataSource()).observe(migration -> {
            try (Connection connection = migration.getConnection();
                    Statement texts = connection.createStatement();
                    PreparedStatement update = connection.prepareStatement("update posts set likes = ? where id = ?")) {
                texts.addBatch("update users set handle = 'a' where id = 1");
                texts.addBatch("update users set handle = 'b' where id < 4");
                texts.executeBatch();
                for (int id = 1; id <= 10; id++) {
                    update.setInt(1, 7);
                    update.setInt(2, id);
                    update.addBatch();
                }
                update.executeBatch();
            }
        });

        assertThat(report.statements())
                .extracting(StatementReport::sql, StatementReport::rowsChanged)
                .containsExactly(
                        tuple("update users set handle = ? where id = ?; update users set handle = ? where id < ?", 4L),
                        tuple("update posts set likes = ? where id = ?", 10L));
    }

    @Test
    void seesRowsThatAreCopiedIn() {
        RehearsalReport report = MigrationRehearsal.on(database.dataSource()).observe(migration -> {
            try (Connection connection = migration.getConnection()) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy users from stdin", new StringReader("1001\tann\n1002\tbob\n"));
            }
        });

        assertThat(report.statements())
                .singleElement()
                .returns("copy users from stdin", StatementReport::sql)
                .returns(2L, StatementReport::rowsChanged)
                .satisfies(statement -> assertThat(statement.locks())
                        .contains(new HeldLock(
                                new TableName("public", "users"),
                                LockMode.ROW_EXCLUSIVE,
                                statement.locks().get(0).held())));
    }

    @Test
    void seesEveryConnectionOfAMigration() {
        RehearsalReport report = MigrationRehearsal.on(database.dataSource()).observe(migration -> {
            try (Connection first = migration.getConnection();
                    Connection second = migration.getConnection();
                    Statement one = first.createStatement();
                    Statement other = second.createStatement()) {
                first.setAutoCommit(false);
                one.execute("alter table posts add note text");
                other.execute("update users set handle = 'x' where id < 3");
                first.commit();
            }
        });

        assertThat(report.statements())
                .extracting(StatementReport::sql, StatementReport::rowsChanged)
                .containsExactly(
                        tuple("alter table posts add note text", 0L),
                        tuple("update users set handle = ? where id < ?", 2L));
    }

    @Test
    void seesWhatAFunctionAndAProcedureDo() {
        database.execute("""
                create function quieten(int) returns int language sql as
                  $$ update posts set likes = 0 where id <= $1 returning 1 $$;
                create procedure in_steps() language plpgsql as $$
                  begin update posts set likes = 1 where id = 1; commit; update posts set likes = 2 where id = 2; end $$;
                """);

        assertThat(rehearse("select quieten(5); call in_steps(); select count(*) from posts")
                        .statements())
                .extracting(StatementReport::sql)
                .containsExactly("select quieten(?)", "call in_steps()");
    }

    @Test
    void watchesAnIndexThatIsBuiltBesideTheOtherStatementsOfAText() {
        RehearsalReport report = rehearse(
                "alter table posts add note text; create index concurrently posts_note on posts (note); drop index posts_title");

        assertThat(report.failure()).isEmpty();
        assertThat(report.statements()).hasSize(3);
        assertThat(report.statements().get(2).locks())
                .extracting(HeldLock::relation, HeldLock::mode)
                .contains(tuple(POSTS, LockMode.ACCESS_EXCLUSIVE));
    }

    @Test
    void leavesReadsAndTheToolsOwnTablesOut() {
        RehearsalReport report = rehearse("""
                create table flyway_schema_history (version text);
                select count(*) from posts;
                insert into flyway_schema_history values ('1')
                """);

        assertThat(report.statements()).isEmpty();
    }

    @Test
    void failsOnARewriteThatIsForbidden() {
        MigrationRehearsal rehearsal =
                MigrationRehearsal.on(database.dataSource()).forbidTableRewrites();

        assertThatThrownBy(() -> rehearsal.run(running("alter table posts alter likes type bigint")))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(
                        "statement 1, alter table posts alter likes type bigint: rewrites public.posts");
    }

    @Test
    void failsOnALockThatIsKeptTooLong() {
        MigrationRehearsal rehearsal =
                MigrationRehearsal.on(database.dataSource()).longestExclusiveLock(Duration.ofMillis(50));

        assertThatThrownBy(() -> rehearsal.run(running("lock table posts in share mode; select pg_sleep(0.1)")))
                .hasMessageContaining("holds public.posts SHARE for 1")
                .hasMessageContaining("longer than 50 ms");
    }

    @Test
    void saysWhichStatementTheServerRefusedWithoutARowValue() {
        database.execute("insert into posts values (9001, 1, 'private words', 1), (9002, 1, 'private words', 1)");

        RehearsalReport report = rehearse("alter table posts add note text; create unique index u on posts (title)");

        assertThat(report.failure())
                .hasValue("statement 2, create unique index u on posts (title): could not create unique index \"u\"");
        assertThat(report.toString()).doesNotContain("private words");
    }

    @Test
    void hidesAValueThatAnErrorAboutDataQuotes() {
        database.execute("update posts set title = 'private words'");

        assertThat(rehearse("alter table posts alter title type int using title::int")
                        .failure())
                .hasValueSatisfying(reason -> assertThat(reason)
                        .endsWith("invalid input syntax for type integer: \"…\"")
                        .doesNotContain("private"));
    }

    @Test
    void hidesTheLiteralsOfStatementsThatCarryRows() {
        assertThat(rehearse("update users set handle = 'private words' where id = 17")
                        .statements())
                .singleElement()
                .returns("update users set handle = ? where id = ?", StatementReport::sql);
    }

    @Test
    void provesThatTheSchemaCameBack() {
        RehearsalReport report = MigrationRehearsal.on(database.dataSource())
                .thenDown(running("drop index posts_likes; alter table posts drop note"))
                .run(running("alter table posts add note text; create index posts_likes on posts (likes)"));

        assertThat(report.down().orElseThrow().differences()).isEmpty();
        assertThat(report.toString()).contains("the schema came back");
    }

    @Test
    void saysWhatDidNotComeBack() {
        RehearsalReport report = MigrationRehearsal.on(database.dataSource())
                .thenDown(running("alter table posts alter likes type int"))
                .observe(running("""
                        alter table posts alter likes type bigint;
                        alter table posts alter likes set default 0;
                        drop index posts_title;
                        create function answer() returns int language sql return 42;
                        """));

        assertThat(report.down().orElseThrow().differences())
                .containsExactlyInAnyOrder(
                        "column public.posts.likes was: integer; is now: integer default 0",
                        "index public.posts_title is gone",
                        "function public.answer() is left over");
    }

    @Test
    void passesOnWhatIsNoRefusalOfTheServer() {
        MigrationRehearsal rehearsal = MigrationRehearsal.on(database.dataSource());

        assertThatThrownBy(() -> rehearsal.observe(migration -> {
                    throw new java.io.IOException("no such script");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("no such script");
    }

    @Test
    void keepsAMigrationsOwnTransactions() {
        RehearsalReport report =
                rehearse("begin; update posts set likes = 0; rollback; begin; drop table posts; commit");

        assertThat(report.failure()).isEmpty();
        assertThat(report.statements())
                .extracting(StatementReport::sql)
                .containsExactly("update posts set likes = ?", "drop table posts");
        assertThat(database.rows("select to_regclass('posts')")).isEqualTo(List.of("null"));
    }

    @Test
    void leavesNothingBehindWhenOneStatementOfATextFails() {
        rehearse("create table a (id int); select 1 / 0");

        assertThat(database.rows("select to_regclass('a')")).isEqualTo(List.of("null"));
    }
}
