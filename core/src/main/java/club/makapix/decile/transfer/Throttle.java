package club.makapix.decile.transfer;

import com.google.common.util.concurrent.RateLimiter;
import java.util.Optional;

/** Slows readers down, all of them together, to the rate that the source may be asked for. */
final class Throttle {
    private static final int LARGEST_BITE = 64 << 10;

    private final Optional<RateLimiter> limiter;

    private Throttle(Optional<RateLimiter> limiter) {
        this.limiter = limiter;
    }

    @SuppressWarnings("UnstableApiUsage")
    static Throttle of(SourceLimits limits) {
        return new Throttle(
                limits.bytesPerSecond() == 0
                        ? Optional.empty()
                        : Optional.of(RateLimiter.create((double) limits.bytesPerSecond())));
    }

    /** Waits until so many bytes may have been read. */
    void spend(int bytes) {
        limiter.ifPresent(rate -> {
            for (int left = bytes; left > 0; left -= LARGEST_BITE) {
                rate.acquire(Math.min(left, LARGEST_BITE));
            }
        });
    }
}
