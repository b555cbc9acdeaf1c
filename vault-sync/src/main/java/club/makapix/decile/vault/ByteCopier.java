package club.makapix.decile.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Copies bytes: into a file of its own, synced, then moved into place. Long stretches of zeros become holes. A file that changes
 * meanwhile is copied again.
 */
final class ByteCopier implements Copier {
    private static final int ATTEMPTS = 3;
    private static final int BLOCK = 1 << 16;
    private static final byte[] ZEROS = new byte[BLOCK];

    private final Staging staging;

    ByteCopier(Staging staging) {
        this.staging = staging;
    }

    @Override
    public List<Pending> copy(List<Pending> files, CopyTotals done) throws IOException {
        for (Pending file : files) {
            Path made = staging.next();
            try {
                copy(file, made, done);
            } catch (SourceException e) {
                done.unreadable(file.file(), e.problem());
            } finally {
                Files.deleteIfExists(made);
            }
        }
        return List.of();
    }

    private static void copy(Pending file, Path made, CopyTotals done) throws IOException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            FileAttributes before = SourceException.reading(() -> FileAttributes.of(file.from()));
            copyBytes(file.from(), before.size(), made);
            if (before.hasContentOf(SourceException.reading(() -> FileAttributes.of(file.from())))) {
                before.giveTo(made);
                Files.move(made, file.to(), StandardCopyOption.ATOMIC_MOVE);
                done.copied(CopyMethod.BYTES, before.size());
                return;
            }
        }
        done.problem(file.file(), VaultProblem.Kind.CHANGING, "");
    }

    private static void copyBytes(Path from, long size, Path made) throws IOException {
        try (FileChannel in = SourceException.reading(
                        () -> FileChannel.open(from, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
                FileChannel out = FileChannel.open(
                        made,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.max(1, Math.min(size, BLOCK)));
            long position = 0;
            while (position < size && fill(buffer, in, position) > 0) {
                int read = buffer.remaining();
                if (position + read >= size || !isZero(buffer)) {
                    write(out, buffer, position);
                }
                position += read;
            }
            out.force(true);
        }
    }

    /** Fills the buffer from the file as far as that goes, and returns how far. */
    private static int fill(ByteBuffer buffer, FileChannel in, long position) throws SourceException {
        buffer.clear();
        int read = 0;
        while (buffer.hasRemaining() && read >= 0) {
            read = SourceException.reading(() -> in.read(buffer, position + buffer.position()));
        }
        return buffer.flip().remaining();
    }

    private static boolean isZero(ByteBuffer buffer) {
        return buffer.mismatch(ByteBuffer.wrap(ZEROS, 0, buffer.remaining())) < 0;
    }

    private static void write(FileChannel out, ByteBuffer buffer, long position) throws IOException {
        while (buffer.hasRemaining()) {
            out.write(buffer, position + buffer.position());
        }
    }
}
