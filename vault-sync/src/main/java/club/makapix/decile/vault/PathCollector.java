package club.makapix.decile.vault;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Keeps the paths that rows yield, the refused ones apart. Each is packed as path, table, key and a mark, separated by NUL bytes,
 * which no text of a database holds: so the byte order is that of the paths, and within one path that of the rows.
 */
final class PathCollector {
    private static final String REQUIRED = "!";
    private static final String OPTIONAL = "?";
    private static final long MEMORY_FOR_FILES = 32L << 20;
    private static final long MEMORY_FOR_REFUSED = 4L << 20;

    private final SpillingSorter files = new SpillingSorter(MEMORY_FOR_FILES);
    private final SpillingSorter refused = new SpillingSorter(MEMORY_FOR_REFUSED);

    void add(String path, String table, String key, boolean required) {
        Optional<Refusal> refusal = Refusal.of(path);
        if (refusal.isPresent()) {
            refuse(path, table, key, refusal.get());
        } else {
            files.add(pack(path, table, key, required ? REQUIRED : OPTIONAL));
        }
    }

    void refuse(String path, String table, String key, Refusal refusal) {
        refused.add(pack(path, table, key, refusal.name()));
    }

    /** Returns the files in the order of their paths, each once: with the first of its rows, required if any row requires it. */
    Stream<VaultFile> files() {
        return stream(new OncePerPath(map(files.sorted(), PathCollector::file)));
    }

    Stream<RefusedPath> refused() {
        return stream(map(refused.sorted(), PathCollector::refusedPath));
    }

    private static byte[] pack(String path, String table, String key, String mark) {
        return (path + '\0' + table + '\0' + key + '\0' + mark).getBytes(StandardCharsets.UTF_8);
    }

    private static String[] unpack(byte[] entry) {
        return new String(entry, StandardCharsets.UTF_8).split("\0", 4);
    }

    private static VaultFile file(byte[] entry) {
        String[] parts = unpack(entry);
        return new VaultFile(parts[0], parts[1], parts[2], parts[3].equals(REQUIRED));
    }

    private static RefusedPath refusedPath(byte[] entry) {
        String[] parts = unpack(entry);
        return new RefusedPath(parts[0], parts[1], parts[2], Refusal.valueOf(parts[3]));
    }

    private static <T> Iterator<T> map(Iterator<byte[]> entries, Function<byte[], T> unpacked) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public T next() {
                return unpacked.apply(entries.next());
            }
        };
    }

    private static <T> Stream<T> stream(Iterator<T> iterator) {
        Iterable<T> iterable = () -> iterator;
        return StreamSupport.stream(iterable.spliterator(), false);
    }
}
