package club.makapix.decile.transfer;

import static club.makapix.decile.transfer.HandMade.everything;
import static club.makapix.decile.transfer.HandMade.rewriting;

import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.postgresql.ds.PGSimpleDataSource;

/** A Java process of its own that carries out a transfer and stops half way until it is told to go on. */
final class OtherProcess implements AutoCloseable {
    private static final String HALF_WAY = "half way";
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Process process;
    private final BufferedReader output;

    private OtherProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts the process. It stops when the row with the id 10 of the table {@code posts} passes by. */
    static OtherProcess transfer(
            TestDatabase source, Destination destination, Destination.Place place, String ddl, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Ddecile.test.url=" + url()));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                source.name(),
                destination.name(),
                place.database().name(),
                place.folder().toString(),
                ddl));
        try {
            return new OtherProcess(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String url() {
        PGSimpleDataSource server = TestServer.dataSource("postgres");
        String password = server.getPassword() == null ? "" : "&password=" + server.getPassword();
        return "jdbc:postgresql://%s:%d/postgres?user=%s%s"
                .formatted(server.getServerNames()[0], server.getPortNumbers()[0], server.getUser(), password);
    }

    /** Waits until the process has stopped half way. */
    void awaitHalfWay() {
        String line = line();
        if (!line.equals(HALF_WAY)) {
            throw new AssertionError("the other process says: " + line);
        }
    }

    /** Lets the process go on, and returns what it says in the end: {@code done}, or a failure's message. */
    String goOn() {
        try {
            process.outputWriter().append('\n').close();
            return line();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line() {
        CompletableFuture.delayedExecutor(LIMIT.toSeconds(), TimeUnit.SECONDS)
                .execute(process::destroyForcibly); // which ends the output
        try {
            return String.valueOf(output.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Ends the process as a power cut would. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /** Runs in the other process. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        TestDatabase source = TestDatabase.named(arguments[0]);
        Destination destination = Destination.valueOf(arguments[1]);
        Destination.Place place = Destination.Place.of(TestDatabase.named(arguments[2]), Path.of(arguments[3]));
        RowRewriter stopping = rewriting("posts", List.of("id"), List.of(), (row, editor) -> {
            if (row.integer(0) == 10) {
                System.out.println(HALF_WAY);
                awaitWord();
            }
        });
        try (Snapshot snapshot = Snapshot.open(source.dataSource())) {
            snapshot.transfer(everything())
                    .rewriting(stopping)
                    .into(destination.target(place, SchemaScript.text(arguments[4])));
            System.out.println("done");
        } catch (RuntimeException e) {
            System.out.println(e.getMessage());
        }
    }

    private static void awaitWord() {
        try {
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
