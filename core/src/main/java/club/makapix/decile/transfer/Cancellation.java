package club.makapix.decile.transfer;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Stops a transfer from another thread: {@link #cancel} ends the statements at hand on both sides; the target stays as it
 * was, and {@link Transfer#into} throws a {@link TransferException}. Safe for use by several threads.
 *
 * <p>An interrupted thread is another way to say stop: it is noticed while rows travel and between two statements.
 *
 * <p>A cancellation that comes once the target commits is too late and changes nothing.
 */
public final class Cancellation {
    private final List<Runnable> actions = new ArrayList<>();
    private boolean cancelled;

    /** Makes one that nobody has cancelled. */
    public Cancellation() {}

    /** Stops the transfers that listen to this, at once or as soon as they begin. */
    public void cancel() {
        List<Runnable> now;
        synchronized (this) {
            cancelled = true;
            now = List.copyOf(actions);
        }
        now.forEach(Runnable::run);
    }

    /** Tells whether somebody cancelled. */
    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Runs the task; the action runs if somebody cancels meanwhile, or first if somebody did. */
    <T> T during(Runnable onCancel, Task<T> task) throws SQLException {
        boolean now;
        synchronized (this) {
            actions.add(onCancel);
            now = cancelled;
        }
        try {
            if (now) {
                onCancel.run();
            }
            return task.run();
        } finally {
            synchronized (this) {
                actions.remove(onCancel);
            }
        }
    }

    /** Throws if somebody cancelled, or interrupted the thread at hand. */
    void check() {
        if (isCancelled()) {
            throw exception();
        }
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted();
        }
    }

    static TransferException exception() {
        return new TransferException("the transfer was cancelled; the target is as it was");
    }

    static TransferException interrupted() {
        return new TransferException("the transfer was interrupted; the target is as it was");
    }

    /** Talks to a server. */
    @FunctionalInterface
    interface Task<T> {
        T run() throws SQLException;
    }
}
