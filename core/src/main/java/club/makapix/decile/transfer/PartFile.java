package club.makapix.decile.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Grows beside a file under a name of its own and takes its place in the end. It is locked while it grows: so the next run
 * knows what a killed one left behind, and removes it.
 */
final class PartFile implements AutoCloseable {
    private static final String UNIQUE = "\\.[0-9a-f-]{36}\\.part";

    private final Path file;
    private final Path part;
    private final FileChannel channel;

    private PartFile(Path file) throws IOException {
        this.file = file;
        this.part = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
        this.channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Begins a part of that file. */
    static PartFile beside(Path file) throws IOException {
        removeAbandoned(file);
        PartFile result = new PartFile(file);
        tryLock(result.channel);
        return result;
    }

    private static void removeAbandoned(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        String name = file.getFileName().toString();
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(
                folder,
                path -> path.getFileName().toString().startsWith(name)
                        && path.getFileName()
                                .toString()
                                .substring(name.length())
                                .matches(UNIQUE))) {
            for (Path part : parts) {
                if (isAbandoned(part)) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    private static boolean isAbandoned(Path part) {
        try (FileChannel other = FileChannel.open(part, StandardOpenOption.WRITE)) {
            return tryLock(other);
        } catch (IOException e) {
            return false;
        }
    }

    /** Locks the file until its channel is closed; false if somebody else has it or the file system knows no locks. */
    private static boolean tryLock(FileChannel channel) {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    /** Returns where to write; closing it does no harm to the part. */
    OutputStream stream() {
        OutputStream bytes = Channels.newOutputStream(channel);
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                bytes.write(value);
            }

            @Override
            public void write(byte[] values, int offset, int length) throws IOException {
                bytes.write(values, offset, length);
            }
        };
    }

    /** Puts the part in the place of the file, at once and for good. */
    void moveIntoPlace() throws IOException {
        channel.force(true);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes the part if it did not take the file's place. */
    @Override
    public void close() {
        try (channel) {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            System.getLogger(PartFile.class.getName()).log(System.Logger.Level.WARNING, "could not delete " + part);
        }
    }
}
