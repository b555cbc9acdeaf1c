package club.makapix.decile.transfer;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the coordinator's connection awake while others read, for a firewall forgets a silent one, and ends a transfer that
 * keeps its snapshot open for too long.
 */
final class SnapshotWatch implements AutoCloseable {
    private static final Duration HEARTBEAT = Duration.ofSeconds(20);

    private final ScheduledExecutorService thread;

    private SnapshotWatch(ScheduledExecutorService thread) {
        this.thread = thread;
    }

    /**
     * Begins to watch.
     *
     * @param tooOld is run when the snapshot has reached its longest age
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the tasks live as long as their thread
    static SnapshotWatch start(Snapshot snapshot, Runnable tooOld) {
        ScheduledExecutorService thread =
                Executors.newSingleThreadScheduledExecutor(task -> DaemonThreads.named("decile-watch", task));
        if (snapshot.limits().connections() > 1) {
            long period = HEARTBEAT.toMillis();
            thread.scheduleWithFixedDelay(snapshot::beat, period, period, TimeUnit.MILLISECONDS);
        }
        if (!snapshot.limits().longestAge().isZero()) {
            Duration left = snapshot.limits().longestAge().minus(snapshot.age());
            thread.schedule(tooOld, Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS);
        }
        return new SnapshotWatch(thread);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
