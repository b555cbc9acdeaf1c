package club.makapix.decile.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for what nobody needs after the run: closed, or left when the JVM ends, it goes with everything in it. */
final class WorkFolder implements AutoCloseable {
    private final Path path;

    private WorkFolder(Path path) {
        this.path = path;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** Makes a folder below the system's temporary one. */
    static WorkFolder create() {
        return below(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** Makes a folder below another. */
    static WorkFolder below(Path parent) {
        try {
            return new WorkFolder(Files.createTempDirectory(parent, "decile-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return path;
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** Writes files of this package into the folder and returns the first. */
    Path unpack(String... names) {
        return unpack(path, names);
    }

    /** Writes files of this package into a folder and returns the first. */
    static Path unpack(Path folder, String... names) {
        try {
            for (String name : names) {
                Files.writeString(folder.resolve(name), DemoServer.resource(name));
            }
            return folder.resolve(names[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a folder with everything in it, if it is there; what links lead to stays. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        delete(path);
    }
}
