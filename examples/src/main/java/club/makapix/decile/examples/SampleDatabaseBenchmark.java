package club.makapix.decile.examples;

import static club.makapix.decile.sampling.DrawSize.percent;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import club.makapix.decile.sampling.Sampling;
import club.makapix.decile.sampling.junit.SampleDatabase;
import club.makapix.decile.transfer.SchemaScript;
import club.makapix.decile.transfer.Snapshot;
import club.makapix.decile.transfer.Target;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Measures how long a test waits for its own database of 100 MB: makes a snapshot of that size, then has JUnit run fifty tests
 * on it, each of which writes a row and is over, so that clones have no time to be made meanwhile.
 */
public final class SampleDatabaseBenchmark {
    private static final String SAMPLE = "decile.benchmark.sample";

    /** Makes the restored database 100 MB large. */
    private static final double SCALE = 0.3;

    private SampleDatabaseBenchmark() {}

    public static void main(String[] arguments) {
        try (DemoServer server = DemoServer.start()) {
            run(server, System.out, SCALE);
        }
    }

    /** Measures with a sample of the usual size, or of a fraction of it. */
    static void run(DemoServer server, PrintStream out, double scale) {
        try (WorkFolder folder = WorkFolder.create()) {
            Path sample = folder.resolve("sample.sql");
            writeSample(server, sample, scale);
            System.setProperty(SAMPLE, sample.toString());
            measure(out);
        }
    }

    private static void writeSample(DemoServer server, Path sample, double scale) {
        RehearsalProduction.create(server, "benchmark", scale);
        try (Snapshot snapshot = Snapshot.open(server.dataSource("benchmark"))) {
            Sampling all = Sampling.of(snapshot.schema()).draw("users", percent(100));
            SchemaScript schema = SchemaScript.text(DemoServer.resource("rehearsal-schema.sql"));
            snapshot.transfer(all.select(snapshot))
                    .unchanged()
                    .into(Target.file(sample).withSchema(schema));
        }
    }

    private static void measure(PrintStream out) {
        Waits.begin();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(ShortTests.class))
                .build();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, summary, new Reports(out));
        summary.getSummary().getFailures().stream().findFirst().ifPresent(failure -> {
            throw new IllegalStateException("a test of the benchmark failed", failure.getException());
        });
        out.println(Waits.summary());
    }

    /** Prints what the extension reports: which server holds the sample, and how long the restore took. */
    private record Reports(PrintStream out) implements TestExecutionListener {
        @Override
        public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
            entry.getKeyValuePairs().forEach((key, value) -> out.println(key + ": " + value));
        }

        @Override
        public void testPlanExecutionFinished(TestPlan plan) {
            out.printf(Locale.ROOT, "the database: %.0f MB%n", Waits.databaseBytes / 1e6);
        }
    }

    /** What the tests measured: from the end of one test's body to the begin of the next one's. */
    private static final class Waits {
        private static final List<Long> MILLIS = new ArrayList<>();
        private static long idle;
        private static long databaseBytes;

        static void begin() {
            MILLIS.clear();
            idle = System.nanoTime();
        }

        static void testBegins() {
            MILLIS.add((System.nanoTime() - idle) / 1_000_000);
        }

        static void testEnds() {
            idle = System.nanoTime();
        }

        static String summary() {
            List<Long> later = MILLIS.stream().skip(1).sorted().toList();
            return String.format(
                    Locale.ROOT,
                    "the first test waited %,d ms (server, restore, clone); %d more, one right after another: median %d ms, longest %d ms",
                    MILLIS.get(0),
                    later.size(),
                    later.get(later.size() / 2),
                    later.get(later.size() - 1));
        }
    }

    /** The shortest tests that need a database of their own. */
    static class ShortTests {
        @RegisterExtension
        static final SampleDatabase SAMPLES = SampleDatabase.restoredFrom(Path.of(System.getProperty(SAMPLE, "")));

        @RepeatedTest(51)
        void writesARow(Connection connection) throws SQLException {
            Waits.testBegins();
            try (Statement statement = connection.createStatement();
                    ResultSet size = statement.executeQuery("select pg_database_size(current_database())")) {
                size.next();
                Waits.databaseBytes = size.getLong(1);
                statement.execute("insert into users values (-1, 'new', now())");
            }
            Waits.testEnds();
        }
    }
}
