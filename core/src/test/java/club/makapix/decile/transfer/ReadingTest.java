package club.makapix.decile.transfer;

import static club.makapix.decile.transfer.HandMade.everything;
import static club.makapix.decile.transfer.HandMade.rewriting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import club.makapix.decile.schema.DatabaseException;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a source is read: side by side, within its limits, until somebody says stop. */
@ExtendWith(TestDatabases.class)
class ReadingTest {
    private static final int TABLES = 12;

    private static void create(TestDatabase source, TestDatabase target) {
        for (int number = 0; number < TABLES; number++) {
            Refresh.createIn(source, target, "create table t%d (id int primary key, text text)".formatted(number));
            source.execute("insert into t%d select n, repeat('x', n %% 100) from generate_series(1, 3000) n"
                    .formatted(number));
        }
        target.execute("insert into t0 values (-1, 'old')");
        target.markAsDevelopment();
    }

    private static TransferReport refresh(
            TestDatabase source,
            TestDatabase target,
            SourceLimits limits,
            Cancellation cancellation,
            RowRewriter rewriter) {
        try (Snapshot snapshot = Snapshot.open(source.dataSource(), limits)) {
            return snapshot.transfer(everything())
                    .rewriting(rewriter)
                    .stoppedBy(cancellation)
                    .into(Target.database(target.dataSource()));
        }
    }

    private static void assertUntouched(TestDatabase source, TestDatabase target) {
        assertThat(target.rows("select * from t0")).containsExactly("-1|old");
        assertThat(target.rows(
                        "select count(*) from pg_stat_activity where application_name = 'decile' and state <> 'idle' and datname in ('%s', '%s')"
                                .formatted(source.name(), target.name())))
                .containsExactly("0");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void readsTablesSideBySideInOneSnapshot(int connections, TestDatabase source, TestDatabase target) {
        create(source, target);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        RowRewriter late = rewriting("t0", List.of("id"), List.of(), (row, editor) -> {
            threads.add(Thread.currentThread());
            if (row.integer(0) == 1) {
                source.execute("insert into t11 values (99999, 'too late')");
            }
        });

        TransferReport report =
                refresh(source, target, SourceLimits.defaults().withConnections(connections), new Cancellation(), late);

        assertThat(report.rows()).isEqualTo(3000L * TABLES);
        assertThat(target.rows("select max(id) from t11")).containsExactly("3000");
        assertThat(threads).hasSize(1).doesNotContain(Thread.currentThread());
    }

    @Test
    void stopsWhenItIsCancelledWhileRowsTravel(TestDatabase source, TestDatabase target) {
        create(source, target);
        Cancellation cancellation = new Cancellation();
        RowRewriter cancelling = rewriting("t5", List.of("id"), List.of(), (row, editor) -> {
            if (row.integer(0) == 1500) {
                cancellation.cancel();
            }
        });

        Throwable failure =
                catchThrowable(() -> refresh(source, target, SourceLimits.defaults(), cancellation, cancelling));

        assertThat(failure)
                .isInstanceOf(TransferException.class)
                .hasMessage("the transfer was cancelled; the target is as it was");
        assertUntouched(source, target);
    }

    @Test
    void stopsWhenItIsCancelledInTheMiddleOfAStatement(TestDatabase source, TestDatabase target) {
        create(source, target);
        Cancellation cancellation = new Cancellation();
        HandMade.Selection slow = everything().with("t3", "pg_sleep(0.2) is not null");
        RowRewriter cancelling = rewriting("t2", List.of("id"), List.of(), (row, editor) -> {
            if (row.integer(0) == 3000) {
                cancellation.cancel();
            }
        });

        assertThatThrownBy(() -> {
                    try (Snapshot snapshot = Snapshot.open(source.dataSource())) {
                        snapshot.transfer(slow)
                                .rewriting(cancelling)
                                .stoppedBy(cancellation)
                                .into(Target.database(target.dataSource()));
                    }
                })
                .hasMessageStartingWith("the transfer was cancelled");
        assertUntouched(source, target);
    }

    @Test
    void doesNotBeginWhatIsCancelledAlready(TestDatabase source, TestDatabase target) {
        create(source, target);
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();

        assertThatThrownBy(() -> refresh(
                        source,
                        target,
                        SourceLimits.defaults(),
                        cancellation,
                        rewriting("t0", List.of(), List.of(), (row, editor) -> {})))
                .hasMessageStartingWith("the transfer was cancelled");
        assertUntouched(source, target);
    }

    @Test
    void stopsWhenTheThreadIsInterrupted(TestDatabase source, TestDatabase target) {
        create(source, target);
        Thread caller = Thread.currentThread();
        RowRewriter interrupting = rewriting("t5", List.of("id"), List.of(), (row, editor) -> {
            if (row.integer(0) == 1500) {
                caller.interrupt();
            }
        });

        Throwable failure = catchThrowable(
                () -> refresh(source, target, SourceLimits.defaults(), new Cancellation(), interrupting));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure)
                .isInstanceOf(TransferException.class)
                .hasMessage("the transfer was interrupted; the target is as it was");
        assertUntouched(source, target);
    }

    @Test
    void givesUpAtTheLongestAgeOfTheSnapshot(TestDatabase source, TestDatabase target) {
        create(source, target);
        RowRewriter none = rewriting("none", List.of(), List.of(), (row, editor) -> {});

        assertThatThrownBy(() -> refresh(
                        source,
                        target,
                        SourceLimits.defaults().withLongestAge(Duration.ofNanos(1)),
                        new Cancellation(),
                        none))
                .isInstanceOf(TransferException.class)
                .hasMessage("the snapshot reached its longest age of PT0.000000001S; the target is as it was");
        assertUntouched(source, target);
    }

    @Test
    void readsNoFasterThanItMay(TestDatabase source, TestDatabase target) {
        create(source, target);

        TransferReport byBytes = refresh(source, target, SourceLimits.defaults().withBytesPerSecond(4_000_000));
        TransferReport byRows = refresh(source, target, SourceLimits.defaults().withRowsPerSecond(100_000));

        long bytes = byBytes.tables().stream()
                .mapToLong(TransferReport.TableReport::bytes)
                .sum();
        assertThat(byBytes.elapsed()).isGreaterThan(Duration.ofMillis((bytes - 1_000_000) / 4_000));
        assertThat(byRows.elapsed()).isGreaterThan(Duration.ofMillis(3000L * TABLES * 1000 / 100_000 - 50));
    }

    private static TransferReport refresh(TestDatabase source, TestDatabase target, SourceLimits limits) {
        return refresh(
                source,
                target,
                limits,
                new Cancellation(),
                rewriting("none", List.of(), List.of(), (row, editor) -> {}));
    }

    @Test
    @Timeout(60)
    void stopsAtOnceHoweverSlowlyItMayRead(TestDatabase source, TestDatabase target) {
        create(source, target);
        source.execute("update t0 set text = repeat('x', 1000000) where id = 1");
        Cancellation cancellation = new Cancellation();
        RowRewriter cancelling = rewriting("t1", List.of("id"), List.of(), (row, editor) -> cancellation.cancel());

        assertThatThrownBy(() -> refresh(
                        source, target, SourceLimits.defaults().withBytesPerSecond(1000), cancellation, cancelling))
                .hasMessageStartingWith("the transfer was cancelled");
        assertUntouched(source, target);
    }

    @Test
    void outlastsServersThatEndIdleSessions(TestDatabase source, TestDatabase target) {
        create(source, target);
        for (TestDatabase database : List.of(source, target)) {
            database.execute("""
                    alter database %1$s set idle_in_transaction_session_timeout = '100ms';
                    alter database %1$s set idle_session_timeout = '100ms';
                    """.formatted(database.name()));
        }

        // while one table takes its time, the coordinator and the target have nothing to do
        refresh(
                everything().with("t7", "case t.id when 2000 then pg_sleep(0.5) is not null else true end"),
                source,
                target);

        assertThat(target.rows("select count(*) from t11")).containsExactly("3000");
    }

    private static void refresh(RowSelection selection, TestDatabase source, TestDatabase target) {
        try (Snapshot snapshot = Snapshot.open(source.dataSource())) {
            snapshot.transfer(selection).unchanged().into(Target.database(target.dataSource()));
        }
    }

    @Test
    void namesWhoLocksATableOfTheSource(TestDatabase source, TestDatabase target) throws SQLException {
        create(source, target);
        SourceLimits limits = SourceLimits.defaults().withLockTimeout(Duration.ofMillis(50));
        try (Connection migration = source.dataSource().getConnection();
                Statement statement = migration.createStatement();
                Snapshot snapshot = Snapshot.open(source.dataSource(), limits)) {
            statement.execute("set application_name = 'a migration'");
            migration.setAutoCommit(false);
            statement.execute("alter table t3 add column more text");
            String holder =
                    "canceling statement due to lock timeout; a table is locked by postgres \\(a migration, process [0-9]+, AccessExclusiveLock on t3\\); try again when it is done";

            assertThatThrownBy(() ->
                            snapshot.transfer(everything()).unchanged().into(Target.database(target.dataSource())))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageMatching("public.t3 could not be read: " + holder + "; the target is as it was");
            assertThatThrownBy(() -> Snapshot.open(source.dataSource(), limits))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageMatching("the catalogue could not be read .*" + holder);
        }
        assertUntouched(source, target);
    }
}
