package club.makapix.decile.transfer;

import static club.makapix.decile.transfer.HandMade.everything;
import static club.makapix.decile.transfer.HandMade.rewriting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import club.makapix.decile.schema.DatabaseException;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever goes wrong, the target keeps its old rows and the message says where it went wrong, without a value. */
@ExtendWith(TestDatabases.class)
class FaultTest {
    private static final String SCHEMA = """
            create table authors (id int primary key, name varchar(20));
            create table posts (id int primary key, author int references authors, title text unique);
            create index on posts (author);
            """;

    private static void create(TestDatabase source, TestDatabase target) {
        Refresh.createIn(source, target, SCHEMA);
        source.execute("""
                insert into authors select n, 'author ' || n from generate_series(1, 5000) n;
                insert into posts select n, n, 'title ' || n from generate_series(1, 5000) n;
                analyze;
                """);
        target.execute("insert into authors values (1, 'old'); insert into posts values (1, 1, 'old')");
    }

    private static void assertOldRows(TestDatabase target) {
        assertThat(target.rows("select a.name, p.title from posts p join authors a on a.id = p.author"))
                .containsExactly("old|old");
        assertThat(target.rows("select count(*) from pg_indexes where schemaname = 'public'"))
                .containsExactly("4");
        assertThat(target.rows("select count(*) from authors")).containsExactly("1");
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static Throwable failureOf(TestDatabase source, TestDatabase target) {
        return catchThrowable(() -> Refresh.everything(source, target));
    }

    private static Throwable failureOf(HandMade.Rewriter rewriter, TestDatabase source, TestDatabase target) {
        return catchThrowable(
                () -> Refresh.with(everything(), source, target, transfer -> transfer.rewriting(rewriter)));
    }

    @Test
    void namesRowAndColumnOfAValueThatDoesNotFit(TestDatabase source, TestDatabase target) {
        create(source, target);

        Throwable failure = failureOf(
                rewriting(
                        "authors",
                        List.of("id"),
                        List.of("name"),
                        (row, editor) ->
                                editor.set(0, row.integer(0) == 4321 ? "secret value of far too many letters" : "x")),
                source,
                target);

        assertThat(failure)
                .isInstanceOf(TransferException.class)
                .hasMessage(
                        "public.authors, row 4,321: the target refused the row: text longer than its column in column \"name\"");
        assertThat(trace(failure)).doesNotContain("secret value");
        assertOldRows(target);
    }

    @Test
    void keepsAValueBackThatItsTypeDoesNotRead(TestDatabase source, TestDatabase target) {
        create(source, target);

        Throwable failure = failureOf(
                rewriting("posts", List.of(), List.of("author"), (row, editor) -> editor.set(0, "secret")),
                source,
                target);

        assertThat(failure)
                .hasMessage(
                        "public.posts, row 1 of the source: a rule gives column \"author\" a value that is no integer");
        assertThat(trace(failure)).doesNotContain("secret");
        assertOldRows(target);
    }

    @Test
    void namesTheColumnThatMustNotBeNull(TestDatabase source, TestDatabase target) {
        create(source, target);
        target.execute("alter table posts alter title set not null");
        source.execute("update posts set title = null where id = 5000");

        Throwable failure = failureOf(source, target);

        assertThat(failure)
                .isInstanceOf(TransferException.class)
                .hasMessage("public.posts, row 5,000: the target refused the row: null in column \"title\"");
        assertOldRows(target);
    }

    @Test
    void namesTheCheckThatTheLastTableBreaks(TestDatabase source, TestDatabase target) {
        create(source, target);
        target.execute("alter table posts add constraint short check (title <> 'title 5000')");

        assertThat(failureOf(source, target))
                .isInstanceOf(TransferException.class)
                .hasMessage("public.posts, row 5,000: the target refused the row: check \"short\" does not hold");
        assertOldRows(target);
    }

    @Test
    void namesTheKeyThatTheRowsBreak(TestDatabase source, TestDatabase target) {
        create(source, target);

        Throwable open =
                catchThrowable(() -> Refresh.selected(everything().with("authors", "id <> 4711"), source, target));
        Throwable twice = failureOf(
                rewriting(
                        "posts",
                        List.of("id", "title"),
                        List.of("title"),
                        (row, editor) -> editor.set(0, row.integer(0) > 4_000 ? "secret" : row.text(1))),
                source,
                target);

        assertThat(open)
                .isInstanceOf(TransferException.class)
                .hasMessage(
                        "public.posts, posts_author_fkey: the target refused the loaded rows: foreign key \"posts_author_fkey\" does not hold");
        assertThat(twice)
                .isInstanceOf(TransferException.class)
                .hasMessage(
                        "public.posts, posts_title_key: the target refused the loaded rows: a second row of the same key in \"posts_title_key\"");
        assertThat(trace(open) + trace(twice)).doesNotContain("4711").doesNotContain("secret");
        assertOldRows(target);
    }

    @Test
    void survivesTheEndOfTheTargetsBackend(TestDatabase source, TestDatabase target) {
        create(source, target);

        Throwable failure = failureOf(killing(target, source, 2500), source, target);

        // the source is read ahead: the session may end between two tables as well as inside one
        assertThat(failure)
                .isInstanceOf(DatabaseException.class)
                .hasMessageMatching("(?s).*the target (failed: .*; the target is|refused, and is) as it was.*");
        assertOldRows(target);
    }

    @Test
    void survivesTheEndOfTheSourcesBackend(TestDatabase source, TestDatabase target) {
        create(source, target);
        source.execute("update posts set title = title || repeat('x', 2000)");

        Throwable failure = failureOf(killing(source, target, 1), source, target);

        assertThat(failure)
                .isInstanceOf(DatabaseException.class)
                .hasMessageMatching("(?s).*the source.*; the target is as it was");
        assertOldRows(target);
    }

    /** Ends the transfer's session with the victim when that row of posts passes by. */
    private static HandMade.Rewriter killing(TestDatabase victim, TestDatabase other, int number) {
        return rewriting("posts", List.of("id"), List.of(), (row, editor) -> {
            if (row.integer(0) == number) {
                other.execute(
                        "select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = 'decile' and datname = '%s'"
                                .formatted(victim.name()));
            }
        });
    }

    @Test
    void keepsWhatAFailingRuleSaysToItself(TestDatabase source, TestDatabase target) {
        create(source, target);

        Throwable failure = failureOf(
                rewriting("posts", List.of("title"), List.of(), (row, editor) -> {
                    throw new IllegalStateException("cannot handle " + row.text(0));
                }),
                source,
                target);

        assertThat(failure)
                .isInstanceOf(TransferException.class)
                .hasMessage("public.posts, row 1 of the source: a rule failed: IllegalStateException");
        assertThat(trace(failure)).doesNotContain("title 1");
        assertOldRows(target);
    }

    @Test
    void saysThatTheTargetIsInUse(TestDatabase source, TestDatabase target) throws SQLException {
        create(source, target);
        target.markAsDevelopment();

        try (Connection application = target.dataSource().getConnection();
                Statement statement = application.createStatement();
                Snapshot snapshot = Snapshot.open(source.dataSource())) {
            application.setAutoCommit(false);
            statement.execute("lock table posts in access share mode");

            assertThatThrownBy(() -> snapshot.transfer(everything())
                            .unchanged()
                            .into(Target.database(target.dataSource()).waitingForLocks(Duration.ofMillis(50))))
                    .isInstanceOf(TransferException.class)
                    .hasMessageMatching(
                            "the target's tables are in use by postgres \\(.*, process [0-9]+, AccessShareLock on posts\\); stop the application and try again");
        }
        assertOldRows(target);
    }

    @Test
    void endsADeadlockWithTheOldRows(TestDatabase source, TestDatabase target) throws Exception {
        create(source, target);
        target.markAsDevelopment();
        target.execute("alter database %s set deadlock_timeout = '20ms'".formatted(target.name()));

        try (Connection application = target.dataSource().getConnection();
                Statement statement = application.createStatement();
                Snapshot snapshot = Snapshot.open(source.dataSource())) {
            statement.execute("set deadlock_timeout = '1min'"); // so that the other one is the victim
            application.setAutoCommit(false);
            statement.execute("lock table posts in access share mode");
            CompletableFuture<Throwable> failure = CompletableFuture.supplyAsync(() -> catchThrowable(
                    () -> snapshot.transfer(everything()).unchanged().into(Target.database(target.dataSource()))));
            target.awaitRows("select 1 from pg_locks where not granted and relation = 'posts'::regclass");

            statement.execute("lock table authors in access share mode");

            assertThat(failure.get())
                    .isInstanceOf(TransferException.class)
                    .hasMessageStartingWith("the target's tables are in use by postgres (")
                    .hasMessageEndingWith("; stop the application and try again");
        }
        assertOldRows(target);
    }

    @Test
    void takesSequencesBackWithTheRest(TestDatabase source, TestDatabase target) {
        create(source, target);
        Refresh.createIn(source, target, "create sequence tickets");
        source.execute("select setval('tickets', 99)");
        target.execute("select setval('tickets', 5); alter sequence tickets maxvalue 50");

        assertThat(failureOf(source, target))
                .isInstanceOf(DatabaseException.class)
                .hasMessage(
                        "sequence public.tickets of the target could not be set to 99: a number out of the range of its type; the target is as it was");

        assertThat(target.rows("select last_value from tickets")).containsExactly("5");
        assertOldRows(target);
    }
}
