package club.makapix.decile.transfer;

import static club.makapix.decile.transfer.HandMade.everything;
import static club.makapix.decile.transfer.HandMade.rewriting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import club.makapix.decile.schema.DatabaseException;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault, at every moment, for every kind of target: afterwards there is all of the old or all of the new, nothing
 * beside it, no session that stayed (each test database sees to that), and the next run goes through.
 */
class FaultTableTest {
    private static final String SCHEMA = """
            create table authors (id int primary key, name text);
            create table posts (id int primary key, author int references authors, title text unique);
            create index posts_by_author on posts (author);
            """;
    private static final int ROWS = 4000;

    /** What goes wrong. */
    enum Fault {
        SOURCE_BACKEND_KILLED,
        TARGET_BACKEND_KILLED,
        SOURCE_CONNECTION_CUT,
        TARGET_CONNECTION_CUT,
        THREAD_INTERRUPTED,
        CANCELLED,
        CALLBACK_FAILS;

        boolean isAboutSource() {
            return this == SOURCE_BACKEND_KILLED || this == SOURCE_CONNECTION_CUT;
        }

        boolean isAboutTarget() {
            return this == TARGET_BACKEND_KILLED || this == TARGET_CONNECTION_CUT;
        }
    }

    /** When it goes wrong. */
    enum Moment {
        ROWS_TRAVEL,
        INDEXES_ARE_BUILT,
        KEYS_ARE_CHECKED;

        private static Moment of(ProgressListener.Phase phase) {
            return switch (phase) {
                case LOADING -> ROWS_TRAVEL;
                case INDEXING -> INDEXES_ARE_BUILT;
                case VALIDATING -> KEYS_ARE_CHECKED;
            };
        }
    }

    static Stream<Arguments> faults() {
        return Stream.of(Destination.values())
                .flatMap(destination -> Stream.of(Moment.values())
                        .flatMap(moment -> Stream.of(Fault.values())
                                .filter(fault -> canHappen(destination, moment, fault))
                                .map(fault -> Arguments.of(destination, moment, fault))));
    }

    private static boolean canHappen(Destination destination, Moment moment, Fault fault) {
        return switch (moment) {
            case ROWS_TRAVEL -> destination.isDatabase() || !fault.isAboutTarget();
            case INDEXES_ARE_BUILT -> destination.isDatabase() && !fault.isAboutSource();
            case KEYS_ARE_CHECKED -> destination.isDatabase() && fault != Fault.CALLBACK_FAILS;
        };
    }

    // one of each for all faults: making a database costs more than a fault
    private static TestDatabase server;
    private static TestDatabase source;
    private static TestDatabase target;

    @TempDir
    private Path folder;

    @BeforeAll
    static void fillTheSource() {
        server = TestDatabase.create();
        source = TestDatabase.create();
        target = TestDatabase.create();
        source.execute(SCHEMA + """
                insert into authors select n, 'author ' || n from generate_series(1, %1$d) n;
                insert into posts select n, n, n || repeat(' secret', 40) from generate_series(1, %1$d) n;
                analyze;
                alter database %2$s set enable_sort = off; -- the last rows are still to be read when the first arrive
                """.formatted(ROWS, source.name()));
        target.markAsDevelopment();
    }

    @AfterAll
    static void dropThem() {
        Stream.of(server, source, target).forEach(TestDatabase::close);
    }

    @ParameterizedTest(name = "{0}: {2} while {1}")
    @MethodSource("faults")
    void leavesTheOldOrTheNewAndLetsTheNextRunThrough(Destination destination, Moment moment, Fault fault)
            throws IOException {
        putOldRows(destination);
        Files.writeString(folder.resolve("slice.sql"), "old");
        try (Scene scene = new Scene(destination, folder)) {
            List<String> old = scene.place.state();

            Optional<Throwable> failure = Optional.ofNullable(catchThrowable(() -> scene.run(moment, fault)));

            assertThat(Thread.interrupted()).isEqualTo(fault == Fault.THREAD_INTERRUPTED);
            source.assertNobodyIsConnected();
            target.assertNobodyIsConnected();
            failure.ifPresent(thrown -> {
                assertIsTold(thrown, moment, fault);
                assertThat(scene.place.state()).isEqualTo(old);
            });
            if (failure.isEmpty()) {
                assertThat(moment).isNotEqualTo(Moment.ROWS_TRAVEL);
                assertThat(fault.isAboutSource())
                        .as("the source was not needed any more")
                        .isTrue();
                assertNew(scene);
            }
            if (fault == Fault.CANCELLED) { // for the others the next fault shows that a run begins
                scene.runWithout();
                destination.settle(scene.place);
                assertNew(scene);
            }
        }
    }

    private static void putOldRows(Destination destination) {
        target.execute("drop schema public cascade; create schema public; drop schema if exists development cascade");
        destination.prepare(
                target, SCHEMA + "insert into authors values (1, 'old'); insert into posts values (1, 1, 'old')");
    }

    private static void assertIsTold(Throwable failure, Moment moment, Fault fault) {
        if (fault == Fault.CALLBACK_FAILS && moment != Moment.ROWS_TRAVEL) {
            assertThat(failure).isInstanceOf(IllegalStateException.class).hasMessage("a callback's own words");
        } else {
            assertThat(failure).isInstanceOfAny(TransferException.class, DatabaseException.class);
            assertThat(trace(failure)).doesNotContain("secret", "own words");
        }
    }

    private static void assertNew(Scene scene) {
        SameRows.assertSameRows(source, target, scene.destination.schema());
        assertThat(scene.place.databases()).containsExactly(target.name() + "|decile:development");
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** Holds everything that a fault can strike. */
    private static final class Scene implements AutoCloseable {
        private final Destination destination;
        private final CutLine sourceLine = CutLine.to(TestServer.port());
        private final CutLine targetLine = CutLine.to(TestServer.port());
        private final Destination.Place place;
        private final Cancellation cancellation = new Cancellation();
        private final Thread caller = Thread.currentThread();
        private final AtomicBoolean struck = new AtomicBoolean();

        Scene(Destination destination, Path folder) {
            this.destination = destination;
            this.place = new Destination.Place(target, folder, targetLine::over);
        }

        void run(Moment moment, Fault fault) {
            RowRewriter stage = rewriting("posts", List.of("id"), List.of(), (row, editor) -> {
                if (moment == Moment.ROWS_TRAVEL && row.integer(0) == 10) {
                    strike(fault);
                }
            });
            ProgressListener listener = progress -> {
                if (moment != Moment.ROWS_TRAVEL && moment == Moment.of(progress.phase())) {
                    strike(fault);
                }
            };
            // the source still has rows to send when it is struck
            RowSelection rows = fault.isAboutSource() && moment == Moment.ROWS_TRAVEL
                    ? everything().with("posts", "case t.id when 3000 then pg_sleep(1) is not null else true end")
                    : everything();
            try (Snapshot snapshot = Snapshot.open(sourceLine.over(TestServer.dataSource(source.name())))) {
                snapshot.transfer(rows)
                        .rewriting(stage)
                        .reportingTo(listener)
                        .stoppedBy(cancellation)
                        .into(destination.target(place, SchemaScript.text(SCHEMA)));
            }
        }

        private void strike(Fault fault) {
            if (struck.getAndSet(true)) {
                return;
            }
            switch (fault) {
                case SOURCE_BACKEND_KILLED -> kill(source.name());
                case TARGET_BACKEND_KILLED -> kill(target.name(), target.name() + "_next");
                case SOURCE_CONNECTION_CUT -> sourceLine.cut();
                case TARGET_CONNECTION_CUT -> targetLine.cut();
                case THREAD_INTERRUPTED -> caller.interrupt();
                case CANCELLED -> cancellation.cancel();
                case CALLBACK_FAILS -> throw new IllegalStateException("a callback's own words");
            }
        }

        private static void kill(String... databases) {
            server.rows(
                    "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname in ('%s') and pid <> pg_backend_pid()"
                            .formatted(String.join("', '", databases)));
        }

        void runWithout() {
            try (Snapshot snapshot = Snapshot.open(source.dataSource())) {
                snapshot.transfer(everything()).unchanged().into(destination.target(place, SchemaScript.text(SCHEMA)));
            }
        }

        @Override
        public void close() {
            sourceLine.close();
            targetLine.close();
        }
    }
}
