package club.makapix.decile.transfer;

import club.makapix.decile.schema.Table;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Streams one table: a reader fills it, a writer drains it. */
final class TableStream {
    private final TablePassage passage;
    private final RowPipe pipe;
    private final ChunkQueue queue = new ChunkQueue();
    private long start;
    private long end;
    private long drained;

    private TableStream(TablePassage passage, RowOrder order, CopyFormat preferred) {
        this.passage = passage;
        this.pipe = new RowPipe(passage, order, preferred);
    }

    /** Prepares a stream for each passage, in the preferred format where the table has it. */
    static List<TableStream> of(List<TablePassage> passages, RowOrder order, CopyFormat preferred) {
        return passages.stream()
                .map(passage -> new TableStream(passage, order, preferred))
                .toList();
    }

    Table table() {
        return passage.table();
    }

    Optional<TableRewriter> rewriter() {
        return passage.rewriter();
    }

    /** Returns the columns of each row in their order. */
    List<String> columns() {
        return pipe.columns();
    }

    /** Returns the format of each row. */
    CopyFormat format() {
        return pipe.format();
    }

    /** Reads the whole table. A failure surfaces where the stream is drained, too. */
    void fill(SnapshotReader reader, Throttle throttle) {
        start = System.nanoTime();
        try {
            ChunkWriter writer = new ChunkWriter(queue);
            pipe.run(reader, writer, throttle);
            writer.flush();
            end = System.nanoTime();
            queue.finish();
        } catch (RuntimeException e) {
            queue.fail(e);
            throw e;
        } catch (Error e) {
            TransferException told = pipe.ended(e);
            queue.fail(told);
            throw told;
        }
    }

    /**
     * Hands all rows to the consumer as they come.
     *
     * @throws TransferException if the wait for rows was interrupted, or what the reader threw
     */
    void drain(Consumer<Chunk> consumer, Progression progression) {
        while (passOn(consumer, progression)) {
            // the rows before are out of reach by now, so waiting for more keeps nothing in memory
        }
    }

    private boolean passOn(Consumer<Chunk> consumer, Progression progression) {
        Optional<Chunk> next = next();
        if (next.isPresent()) {
            Chunk chunk = next.get();
            consumer.accept(chunk);
            drained += chunk.length();
            progression.loading(table(), chunk.rows(), drained);
        }
        return next.isPresent();
    }

    private Optional<Chunk> next() {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransferException("the transfer was interrupted; the target is as it was", e);
        }
    }

    /** Ends the stream early, at the end of its writer. */
    void abandon() {
        queue.abandon();
    }

    /** Ends the stream early, at the end of its reader. */
    void fail(RuntimeException reason) {
        queue.fail(reason);
    }

    /** Returns what was moved; complete once the last chunk has been taken. */
    RowPipe pipe() {
        return pipe;
    }

    Duration elapsed() {
        return Duration.ofNanos(end - start);
    }
}
