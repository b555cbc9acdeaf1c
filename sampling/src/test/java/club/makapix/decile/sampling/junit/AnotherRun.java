package club.makapix.decile.sampling.junit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Samples in a JVM of their own, as a build with several forks has them; it prints a word per step, and waits for a line. */
final class AnotherRun implements AutoCloseable {
    private final Process process;
    private final BufferedReader words;

    private AnotherRun(Process process) {
        this.process = process;
        this.words = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts a JVM that makes a clone of the script: on the server of that URL, or on one of its own. */
    static AnotherRun start(Path script, String url, Path folder) throws IOException {
        List<String> command = Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Ddecile.samples.folder=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        AnotherRun.class.getName(),
                        script.toString(),
                        url)
                .toList();
        return new AnotherRun(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        ServerProcess server = arguments[1].isEmpty()
                ? EmbeddedServer.start(0)
                : ServerProcess.none("the parent's server", arguments[1]);
        try (SampleServer samples = SampleServer.open(server)) {
            SampleClone clone =
                    samples.template(SampleScript.of(Path.of(arguments[0]))).copy();
            System.out.println(samples.newCloneName().split("_", 3)[1]);
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            System.out.println(SampleDatabaseTest.count(clone.connection()) + " rows");
        }
    }

    /** Returns the next word that it prints. */
    String word() throws IOException {
        return words.readLine();
    }

    /** Has it look at its clone, and end. */
    void goOn() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    boolean ends() throws InterruptedException {
        return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
