package club.makapix.decile.vault;

import club.makapix.decile.transfer.TransferException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Writes a file so that whoever reads it sees the old one or the new one whole, also after a power failure. */
final class AtomicFile {
    private static final int BUFFER = 1 << 16;
    private static final AtomicLong NUMBERS = new AtomicLong();

    private AtomicFile() {}

    /** Writes the content of a file. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Replaces the file.
     *
     * @throws TransferException if it cannot be written; the old one is as it was
     */
    static void write(Path file, Content content) {
        Path temporary = file.resolveSibling(".%s.%d-%d.tmp"
                .formatted(file.getFileName(), ProcessHandle.current().pid(), NUMBERS.incrementAndGet()));
        try {
            try {
                writeSynced(temporary, content);
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
            syncDirectory(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new TransferException("%s could not be written: %s".formatted(file, IoProblem.of(e)), e);
        }
    }

    private static void writeSynced(Path temporary, Content content) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER)) {
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    private static void syncDirectory(@Nullable Path directory) throws IOException {
        if (directory == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (AccessDeniedException e) {
            // Windows opens no directories, and one that may be written need not be readable
            return;
        }
    }
}
