package club.makapix.decile.vault;

import club.makapix.decile.transfer.TransferException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Is the directory in a target's root where files are made ready before they are moved into place. Held by one process at a time; what
 * a killed one left behind is removed by the next.
 */
final class Staging implements AutoCloseable {
    static final String DIRECTORY = ".decile";
    private static final String LOCK = "lock";

    private final Path directory;
    private final FileChannel lock;
    private final AtomicLong numbers = new AtomicLong();

    private Staging(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /**
     * Takes the directory.
     *
     * @throws TransferException if another copy into the same target is under way
     */
    static Staging open(VaultTree target) throws IOException {
        Path directory = target.root().resolve(DIRECTORY);
        try {
            Files.createDirectory(directory);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                throw new TransferException(
                        "%s is in the way: it must be a directory of Decile's own; remove it".formatted(directory), e);
            }
        }
        FileChannel lock = FileChannel.open(
                directory.resolve(LOCK),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        if (tryLock(lock) == null) {
            lock.close();
            throw new TransferException(
                    "another copy into %s is under way; wait until it has ended".formatted(target.root()));
        }
        Staging staging = new Staging(directory, lock);
        staging.clear();
        return staging;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Returns a path at which nothing stands. */
    Path next() {
        return directory.resolve(Long.toString(numbers.incrementAndGet()));
    }

    /** Removes a file or a directory of files that was made ready and not moved. */
    static void discard(Path made) throws IOException {
        if (Files.isDirectory(made, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(made)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
        }
        Files.deleteIfExists(made);
    }

    private void clear() throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                if (!entry.endsWith(LOCK)) {
                    discard(entry);
                }
            }
        }
    }

    /** Removes the directory and lets others have the target. */
    @Override
    public void close() throws IOException {
        try (lock) {
            clear();
            Files.deleteIfExists(directory.resolve(LOCK));
            Files.deleteIfExists(directory);
        }
    }
}
