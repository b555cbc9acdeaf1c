package club.makapix.decile.transfer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hands chunks from the thread that reads a table to the thread that writes it. Holds a bounded number of bytes, the
 * chunk at hand included, or one chunk that is larger than the bound.
 */
final class ChunkQueue {
    private static final long CAPACITY = 4L << 20;

    private final Deque<Chunk> chunks = new ArrayDeque<>();
    private long bytes;
    private long atHand;
    private boolean finished;
    private boolean abandoned;
    private @Nullable RuntimeException failure;

    /** Adds a chunk once there is room for it. Returns false if nobody will take it any more. */
    synchronized boolean put(Chunk chunk) throws InterruptedException {
        while (!abandoned && bytes > 0 && bytes + chunk.length() > CAPACITY) {
            wait();
        }
        if (!abandoned) {
            chunks.add(chunk);
            bytes += chunk.length();
            notifyAll();
        }
        return !abandoned;
    }

    /** Takes the next chunk once there is one; empty after the last, an exception if the reader failed. */
    synchronized Optional<Chunk> take() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        bytes -= atHand;
        atHand = 0;
        notifyAll();
        while (chunks.isEmpty() && !finished && failure == null) {
            wait();
        }
        if (failure != null) {
            throw failure;
        }
        Chunk chunk = chunks.poll();
        if (chunk != null) {
            atHand = chunk.length();
        }
        return Optional.ofNullable(chunk);
    }

    /** Says that all chunks were put. */
    synchronized void finish() {
        finished = true;
        notifyAll();
    }

    /** Says that there will be no more chunks, because of this. */
    synchronized void fail(RuntimeException reason) {
        if (failure == null) {
            failure = reason;
        }
        notifyAll();
    }

    /** Says that no more chunks will be taken. */
    synchronized void abandon() {
        abandoned = true;
        chunks.clear();
        bytes = 0;
        atHand = 0;
        notifyAll();
    }
}
