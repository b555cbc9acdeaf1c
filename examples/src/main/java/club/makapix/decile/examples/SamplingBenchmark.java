package club.makapix.decile.examples;

import static club.makapix.decile.sampling.DrawSize.percent;

import club.makapix.decile.sampling.Cohort;
import club.makapix.decile.sampling.Sampling;
import club.makapix.decile.transfer.Snapshot;
import club.makapix.decile.transfer.Target;
import club.makapix.decile.transfer.TransferReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * Selects half of a database whose key sets are too large for one statement, and writes it to a script: a tenth as many accounts as
 * events, a tenth as many notes on events, and some marks on notes. So the keys of accounts, events and notes are kept, and those of all
 * selected events are sent to find their notes.
 *
 * <p>{@code MAVEN_OPTS=-Xmx256m mvn -q -Dexample=SamplingBenchmark -Dexec.args="20000000"}; a second argument names the directory for the
 * script, which needs some 20 bytes an event. The number of events is the first argument. In the last line {@code heap} is what the
 * virtual machine may take at most, {@code kept} what the cohort keeps after a collection.
 */
public final class SamplingBenchmark {
    private static final String ROWS = """
            create table accounts (id int primary key);
            insert into accounts select generate_series(1, %1$d / 10);
            create table events (id int primary key, account int not null references accounts);
            insert into events select n, 1 + n %% (%1$d / 10) from generate_series(1, %1$d) n;
            create index on events (account);
            create table notes (id int primary key, event int not null references events);
            insert into notes select n, n * 10 from generate_series(1, %1$d / 10) n;
            create table marks (id int primary key, note int not null references notes);
            insert into marks select n, n * 10 from generate_series(1, %1$d / 100) n;
            analyze;
            """;

    private final DataSource database;
    private final Path script;

    private SamplingBenchmark(DataSource database, Path script) {
        this.database = database;
        this.script = script;
    }

    /** Runs the benchmark. */
    public static void main(String[] arguments) {
        int events = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000_000;
        Path parent = Path.of(arguments.length > 1 ? arguments[1] : System.getProperty("java.io.tmpdir"));
        try (DemoServer server = DemoServer.start();
                WorkFolder folder = WorkFolder.below(parent)) {
            server.create("sampling_benchmark");
            server.execute("sampling_benchmark", ROWS.formatted(events));
            new SamplingBenchmark(server.dataSource("sampling_benchmark"), folder.resolve("half.sql")).run();
        }
    }

    private void run() {
        long empty = used();
        long start = System.nanoTime();
        try (Snapshot snapshot = Snapshot.open(database)) {
            Cohort cohort =
                    Sampling.of(snapshot.schema()).draw("accounts", percent(50)).select(snapshot);
            double selected = seconds(start);
            long kept = used() - empty;
            start = System.nanoTime();
            TransferReport report = snapshot.transfer(cohort).unchanged().into(Target.file(script));
            report.tables().forEach(table -> print("%-16s %,12d rows", table.table(), table.rows()));
            print(
                    "select %.1f s, transfer %.1f s of %,d rows; kept %,d MiB, heap %,d MiB",
                    selected,
                    seconds(start),
                    report.rows(),
                    kept >> 20,
                    Runtime.getRuntime().maxMemory() >> 20);
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static double seconds(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    }

    private static void print(String format, Object... arguments) {
        System.out.println(String.format(Locale.ROOT, format, arguments));
    }
}
