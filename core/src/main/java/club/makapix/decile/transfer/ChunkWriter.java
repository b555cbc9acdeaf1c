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

    /** Hands over what has been collected. */
    void flush() {
        if (length == 0) {
            return;
        }
        try {
            if (!queue.put(new Chunk(chunk, length, rows))) {
                throw new TransferException("the transfer has ended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransferException("the transfer was interrupted", e);
        }
        chunk = new byte[SIZE];
        length = 0;
    }
}
