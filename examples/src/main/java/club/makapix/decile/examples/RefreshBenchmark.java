package club.makapix.decile.examples;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Measures whole refreshes of a made-up Makapix, closure and anonymization included, against the same rows through a bare pipe and through
 * {@code pg_dump} and {@code pg_restore}, all of them by turns.
 *
 * <p>{@code mvn -q -Dexample=RefreshBenchmark -Dexec.args="10000"} makes a site of 10,000 people (4.4 million rows, 1.4 GB) in an embedded
 * PostgreSQL, draws a tenth of the people, and needs a few minutes. {@code --help} tells the other options.
 *
 * <p>The work is done in a JVM of its own with a heap of 256 MiB, so that the figures are those of a small machine, and not of Maven.
 */
public final class RefreshBenchmark {
    private RefreshBenchmark() {}

    /** Runs the benchmark. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                classPath(),
                BenchmarkCommand.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the benchmark failed");
        }
    }

    /** Returns the class path of this class, which under Maven is not that of the JVM. */
    private static String classPath() {
        if (RefreshBenchmark.class.getClassLoader() instanceof URLClassLoader loader) {
            return Arrays.stream(loader.getURLs())
                    .map(RefreshBenchmark::file)
                    .collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }

    private static String file(URL place) {
        return Path.of(URI.create(place.toString())).toString();
    }
}
