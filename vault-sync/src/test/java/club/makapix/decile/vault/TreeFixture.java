package club.makapix.decile.vault;

import club.makapix.decile.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes trees of small files, and manifests of them without a database. */
final class TreeFixture {
    private TreeFixture() {}

    /** Writes files whose content is their path. */
    static Path tree(Path root, String... paths) {
        for (String path : paths) {
            write(root.resolve(path), path);
        }
        return root;
    }

    static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a manifest that requires these paths; one that ends in a question mark is optional. */
    static VaultManifest manifest(String... paths) {
        return manifest(List.of(paths));
    }

    static VaultManifest manifest(Iterable<String> paths) {
        PathCollector collector = new PathCollector();
        for (String path : paths) {
            boolean optional = path.endsWith("?");
            String bare = optional ? path.substring(0, path.length() - 1) : path;
            collector.add(new VaultFile(bare, "public.files", bare, !optional));
        }
        return new VaultManifest(VaultLayout.of(Schema.of(List.of(), List.of(), List.of())), collector);
    }

    /** Returns what lies below a root, links not followed: for each path the content, or what it is instead. */
    static Map<String, String> contents(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            Map<String, String> contents = new TreeMap<>();
            files.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .forEach(file -> contents.put(root.relativize(file).toString(), content(file)));
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.isSymbolicLink(file) ? "-> " + Files.readSymbolicLink(file) : Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
