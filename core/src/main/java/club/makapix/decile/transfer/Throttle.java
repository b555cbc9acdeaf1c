package club.makapix.decile.transfer;

import com.google.common.util.concurrent.RateLimiter;
import java.util.Optional;

/** Slows readers down, all of them together, to the rate that the source may be asked for. */
final class Throttle {
    /** So many bites are taken in a second: whoever is to stop does so within one. */
    private static final long BITES = 10;

    private final Optional<RateLimiter> bytes;
    private final Optional<RateLimiter> rows;
    private final int bite;

    private Throttle(SourceLimits limits) {
        this.bytes = limiter(limits.bytesPerSecond());
        this.rows = limiter(limits.rowsPerSecond());
        this.bite = (int) Math.max(1, Math.min(64 << 10, limits.bytesPerSecond() / BITES));
    }

    @SuppressWarnings("UnstableApiUsage")
    private static Optional<RateLimiter> limiter(long perSecond) {
        return perSecond == 0 ? Optional.empty() : Optional.of(RateLimiter.create((double) perSecond));
    }

    static Throttle of(SourceLimits limits) {
        return new Throttle(limits);
    }

    /**
     * Waits until a row of so many bytes may have been read.
     *
     * @throws TransferException if the thread is interrupted
     */
    void spend(int size) {
        rows.ifPresent(rate -> acquire(rate, 1));
        bytes.ifPresent(rate -> {
            for (int left = size; left > 0; left -= bite) {
                acquire(rate, Math.min(left, bite));
            }
        });
    }

    private static void acquire(RateLimiter rate, int permits) {
        if (Thread.currentThread().isInterrupted()) {
            throw Cancellation.interrupted();
        }
        rate.acquire(permits);
    }
}
