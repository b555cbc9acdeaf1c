package club.makapix.decile.transfer;

import java.time.Duration;

/**
 * Bounds what a snapshot may ask of its source.
 *
 * @param lockTimeout how long to wait for a lock, for example one that a migration holds; zero means for ever
 * @param statementTimeout how long one statement may run; zero means for ever
 */
public record SourceLimits(Duration lockTimeout, Duration statementTimeout) {
    public SourceLimits {
        requireNotNegative("lockTimeout", lockTimeout);
        requireNotNegative("statementTimeout", statementTimeout);
    }

    /** Returns limits under which a lock is waited for 10 seconds and a statement may take its time. */
    public static SourceLimits defaults() {
        return new SourceLimits(Duration.ofSeconds(10), Duration.ZERO);
    }

    /** Returns the same limits with another time to wait for a lock. */
    public SourceLimits withLockTimeout(Duration timeout) {
        return new SourceLimits(timeout, statementTimeout);
    }

    /** Returns the same limits with another time for one statement. */
    public SourceLimits withStatementTimeout(Duration timeout) {
        return new SourceLimits(lockTimeout, timeout);
    }

    private static void requireNotNegative(String name, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative but was " + duration);
        }
    }
}
