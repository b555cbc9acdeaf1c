package club.makapix.decile.transfer;

/** Collects rows into chunks. */
final class ChunkWriter implements RowSink {
    private static final int SIZE = 64 << 10;

    private final ChunkQueue queue;
    private byte[] chunk = new byte[SIZE];
    private int length;
    private long rows;

    ChunkWriter(ChunkQueue queue) {
        this.queue = queue;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
        if (count > chunk.length - length) {
            flush();
        }
        if (count > chunk.length) {
            chunk = new byte[count];
        }
        System.arraycopy(bytes, offset, chunk, length, count);
        length += count;
        rows++;
    }

    /** Collects a small row; a large one is a chunk of its own and is not copied. */
    @Override
    public void keep(byte[] bytes, int offset, int count) {
        if (count < SIZE) {
            write(bytes, offset, count);
        } else {
            flush();
            rows++;
            put(new Chunk(bytes, offset, count, rows));
        }
    }

    /** Hands over what has been collected. */
    void flush() {
        if (length > 0) {
            put(new Chunk(chunk, 0, length, rows));
            chunk = new byte[SIZE];
            length = 0;
        }
    }

    private void put(Chunk full) {
        try {
            if (!queue.put(full)) {
                throw new TransferException("the transfer has ended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransferException("the transfer was interrupted", e);
        }
    }
}
