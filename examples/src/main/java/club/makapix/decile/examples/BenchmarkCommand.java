package club.makapix.decile.examples;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Parses the options of the benchmark and makes its databases. */
@Command(name = "RefreshBenchmark", sortOptions = false, mixinStandardHelpOptions = true)
final class BenchmarkCommand implements Callable<Integer> {
    @Parameters(index = "0", arity = "0..1", paramLabel = "USERS", description = "how many people the site has (10000)")
    private int people = 10_000;

    @Option(names = "--rounds", description = "how often each way is measured (5)")
    private int rounds = 5;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description =
                    "a server to make the databases decile_benchmark_… in, as a user who may; one of its own if not said")
    private @Nullable String url;

    @Option(names = "--keep", description = "use the databases that an earlier run kept, and keep them")
    private boolean keep;

    /** Runs in a JVM that {@link RefreshBenchmark} starts. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchmarkCommand()).execute(arguments));
    }

    @Override
    public Integer call() {
        if (url != null) {
            run(BenchmarkServer.of(url));
        } else {
            try (DemoServer own = DemoServer.start()) {
                run(BenchmarkServer.of(own.url("postgres")));
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private void run(BenchmarkServer server) {
        BenchmarkData data = new BenchmarkData(server, people);
        if (!keep || !data.isMade()) {
            long start = System.nanoTime();
            data.make();
            System.out.printf(
                    Locale.ROOT, "a site of %,d people made in %.0f s%n", people, (System.nanoTime() - start) / 1e9);
        }
        try (WorkFolder folder = WorkFolder.create()) {
            new RefreshRounds(server, folder, System.out).run(rounds);
        } finally {
            if (!keep) {
                data.drop();
            }
        }
    }
}
