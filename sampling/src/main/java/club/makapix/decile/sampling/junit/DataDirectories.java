package club.makapix.decile.sampling.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The folders of embedded servers, each named after the process that started its server. A JVM that is killed leaves its server
 * running: whoever comes next stops it.
 */
final class DataDirectories {
    private static final long SECONDS = 10;

    private final Path root;

    DataDirectories(Path root) {
        this.root = root;
    }

    /** Returns this user's folders below another one. */
    static DataDirectories below(Path folder) {
        String user = System.getProperty("user.name", "somebody").replaceAll("\\W", "_");
        return new DataDirectories(folder.resolve("decile-samples-" + user));
    }

    /** Returns a folder that does not exist yet. */
    Path unused() {
        return root.resolve(ProcessHandle.current().pid() + "-" + UUID.randomUUID());
    }

    /** Stops the servers of processes that are gone, and removes their folders. */
    void removeAbandoned() {
        for (Path directory : directories()) {
            if (isAbandoned(directory)) {
                server(directory).ifPresent(DataDirectories::stop);
                remove(directory);
            }
        }
    }

    private List<Path> directories() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(entry -> entry.getFileName().toString().matches("\\d+-.*"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isAbandoned(Path directory) {
        long owner = Long.parseLong(directory.getFileName().toString().split("-", 2)[0]);
        return ProcessHandle.of(owner).filter(ProcessHandle::isAlive).isEmpty();
    }

    /** Returns the server that runs on the folder: its number stands in the first line of a file that it keeps there. */
    private static Optional<ProcessHandle> server(Path directory) {
        try (Stream<String> lines = Files.lines(directory.resolve("postmaster.pid"))) {
            return lines.findFirst()
                    .flatMap(line -> ProcessHandle.of(Long.parseLong(line.strip())))
                    .filter(process -> process.info().command().orElse("").endsWith("postgres"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Stops the server and waits until it writes no more. */
    private static void stop(ProcessHandle server) {
        server.destroy();
        try {
            server.onExit().get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            server.destroyForcibly();
        }
    }

    private static void remove(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            System.getLogger(DataDirectories.class.getName())
                    .log(System.Logger.Level.DEBUG, "left for the next run: " + directory);
        }
    }
}
