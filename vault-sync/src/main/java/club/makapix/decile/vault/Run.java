package club.makapix.decile.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Is a stretch of a file that holds sorted byte strings, each behind its length. Reading does not move the file's position, so that
 * several may read at once.
 */
record Run(FileChannel channel, long start, long end) {
    private static final int BUFFER = 1 << 16;

    /** Appends the entries to the file. */
    static Run write(FileChannel channel, Collection<byte[]> entries) throws IOException {
        long start = channel.size();
        channel.position(start);
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        for (byte[] entry : entries) {
            if (buffer.remaining() < Integer.BYTES + entry.length) {
                drain(channel, buffer);
            }
            if (buffer.remaining() < Integer.BYTES + entry.length) {
                buffer = ByteBuffer.allocate(Integer.BYTES + entry.length);
            }
            buffer.putInt(entry.length).put(entry);
        }
        drain(channel, buffer);
        return new Run(channel, start, channel.position());
    }

    private static void drain(FileChannel channel, ByteBuffer buffer) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    Iterator<byte[]> entries() {
        return new Entries();
    }

    private final class Entries implements Iterator<byte[]> {
        private ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);
        private long position = start;

        @Override
        public boolean hasNext() {
            return buffer.hasRemaining() || position < end;
        }

        @Override
        public byte[] next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            require(Integer.BYTES);
            byte[] entry = new byte[buffer.getInt()];
            require(entry.length);
            buffer.get(entry);
            return entry;
        }

        private void require(int bytes) {
            if (buffer.remaining() >= bytes) {
                return;
            }
            ByteBuffer larger = ByteBuffer.allocate(Math.max(BUFFER, bytes)).put(buffer);
            larger.limit((int) Math.min(larger.capacity(), larger.position() + (end - position)));
            try {
                fill(larger);
            } catch (IOException e) {
                throw SpillingSorter.failed(e);
            }
            buffer = larger.flip();
        }

        private void fill(ByteBuffer target) throws IOException {
            while (target.hasRemaining()) {
                int read = channel.read(target, position);
                if (read < 0) {
                    throw new IOException("the temporary file ends early");
                }
                position += read;
            }
        }
    }
}
