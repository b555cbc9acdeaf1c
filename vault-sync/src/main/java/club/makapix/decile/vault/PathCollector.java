package club.makapix.decile.vault;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Keeps the paths that rows yield, the refused ones apart. Each is packed as path, table, key and what else is known, separated by NUL bytes,
 * which no text of a database holds: so the byte order is that of the paths, and within one path that of the rows.
 */
final class PathCollector {
    private static final String SEPARATOR = "\0";
    private static final String REQUIRED = "!";
    private static final String OPTIONAL = "?";
    private static final long MEMORY_FOR_FILES = 32L << 20;
    private static final long MEMORY_FOR_REFUSED = 4L << 20;

    private final SpillingSorter files = new SpillingSorter(MEMORY_FOR_FILES);
    private final SpillingSorter refused = new SpillingSorter(MEMORY_FOR_REFUSED);

    void add(VaultFile file) {
        Optional<Refusal> refusal = Refusal.of(file.path());
        if (refusal.isPresent()) {
            refuse(new RefusedPath(file.path(), file.table(), file.key(), refusal.get()));
            return;
        }
        String size = file.size().isPresent() ? Long.toString(file.size().getAsLong()) : "";
        String mark = file.required() ? REQUIRED : OPTIONAL;
        files.add(pack(
                file.path(), file.table(), file.key(), mark, size, file.sha256().orElse("")));
    }

    void refuse(RefusedPath path) {
        refused.add(pack(path.path(), path.table(), path.key(), path.refusal().name()));
    }

    /** Returns the files in the order of their paths, each once: with the first of its rows, required if any row requires it. */
    Stream<VaultFile> files() {
        return stream(new OncePerPath(map(files.sorted(), PathCollector::file)));
    }

    Stream<RefusedPath> refused() {
        return stream(map(refused.sorted(), PathCollector::refusedPath));
    }

    private static byte[] pack(String... fields) {
        return String.join(SEPARATOR, fields).getBytes(StandardCharsets.UTF_8);
    }

    private static String[] unpack(byte[] entry) {
        return new String(entry, StandardCharsets.UTF_8).split(SEPARATOR, -1);
    }

    private static VaultFile file(byte[] entry) {
        String[] parts = unpack(entry);
        OptionalLong size = parts[4].isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(parts[4]));
        Optional<String> sha256 = Optional.of(parts[5]).filter(hash -> !hash.isEmpty());
        return new VaultFile(parts[0], parts[1], parts[2], parts[3].equals(REQUIRED), size, sha256);
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
