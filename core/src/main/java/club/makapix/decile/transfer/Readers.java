package club.makapix.decile.transfer;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Reads tables side by side, as many as the source grants connections. They are begun in the order given, so whoever drains
 * them in that order waits for none that has not begun.
 */
final class Readers implements AutoCloseable {
    private final List<TableStream> streams;
    private final ReaderPool pool;
    private final ExecutorService threads;
    private final SnapshotWatch watch;

    private Readers(Snapshot snapshot, List<TableStream> streams) {
        this.streams = List.copyOf(streams);
        this.pool = ReaderPool.of(snapshot);
        this.threads = Executors.newFixedThreadPool(pool.size(), task -> DaemonThreads.named("decile-reader", task));
        this.watch = SnapshotWatch.start(
                snapshot,
                () -> fail(new TransferException("the snapshot reached its longest age of %s; the target is as it was"
                        .formatted(snapshot.limits().longestAge()))));
    }

    /** Begins to fill the streams. */
    static Readers start(Snapshot snapshot, List<TableStream> streams) {
        Readers readers = new Readers(snapshot, streams);
        Throttle throttle = Throttle.of(snapshot.limits());
        readers.streams.forEach(stream -> readers.threads.execute(() -> readers.fill(stream, throttle)));
        return readers;
    }

    private void fill(TableStream stream, Throttle throttle) {
        try {
            pool.read(reader -> stream.fill(reader, throttle));
        } catch (RuntimeException e) {
            stream.fail(e); // told already, unless there was no connection to begin with
        }
    }

    /** Ends all reading; whoever drains a stream is told the reason. */
    void fail(RuntimeException reason) {
        streams.forEach(stream -> stream.fail(reason));
        streams.forEach(TableStream::abandon);
        pool.cancel();
    }

    /** Ends what reading is left, waits for it, and gives the connections back. */
    @Override
    public void close() {
        watch.close();
        threads.shutdownNow();
        streams.forEach(TableStream::abandon);
        pool.cancel();
        awaitEnd();
        pool.close();
    }

    private void awaitEnd() {
        try {
            while (!threads.awaitTermination(1, TimeUnit.SECONDS)) {
                pool.cancel();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
