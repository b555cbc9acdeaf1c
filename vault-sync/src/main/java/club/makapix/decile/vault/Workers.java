package club.makapix.decile.vault;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs tasks on a few threads, the caller's among them, and stops at the first failure. */
final class Workers implements AutoCloseable {
    private static final int QUEUED = 64;

    private final ThreadPoolExecutor pool;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** Starts that many threads less one: whoever finds the queue full helps out. */
    Workers(int threads) {
        int others = Math.max(1, threads - 1);
        this.pool = new ThreadPoolExecutor(
                others,
                others,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(QUEUED),
                task -> {
                    Thread thread = new Thread(task, "decile-vault");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.CallerRunsPolicy());
    }

    /** Is work that may fail. */
    @FunctionalInterface
    interface Task {
        void run() throws IOException;
    }

    /** Runs a task soon, or now; returns false if it will not run since an earlier one failed or the thread was interrupted. */
    boolean run(Task task) {
        if (Thread.currentThread().isInterrupted()) {
            failure.compareAndSet(null, new IOException("interrupted"));
        }
        if (failure.get() != null) {
            return false;
        }
        pool.execute(() -> {
            try {
                if (failure.get() == null) {
                    task.run();
                }
            } catch (IOException | RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            }
        });
        return true;
    }

    /**
     * Waits until all tasks have ended.
     *
     * @throws IOException if one failed with it
     */
    @Override
    public void close() throws IOException {
        pool.shutdown();
        try {
            pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        throwFailure();
    }

    private void throwFailure() throws IOException {
        Throwable first = failure.get();
        if (first instanceof IOException e) {
            throw e;
        }
        if (first instanceof RuntimeException e) {
            throw e;
        }
        if (first instanceof Error e) {
            throw e;
        }
    }
}
