package club.makapix.decile.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder with a small file for each that the demo's production speaks of, and some that nobody speaks of. */
final class DemoVault {
    private final Path root;

    DemoVault(Path root) {
        this.root = root;
    }

    /** Writes the files. */
    void fill(List<String> paths) {
        paths.forEach(this::write);
        for (int orphan = 0; orphan < 20; orphan++) {
            write("ff/00/orphan-%d.png".formatted(orphan));
        }
    }

    private void write(String path) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts the files. */
    long count() {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts how many of the files are here. */
    long countPresent(List<String> paths) {
        return paths.stream()
                .filter(path -> Files.isRegularFile(root.resolve(path)))
                .count();
    }
}
