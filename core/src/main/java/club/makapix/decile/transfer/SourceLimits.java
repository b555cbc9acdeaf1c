package club.makapix.decile.transfer;

import java.time.Duration;

/**
 * Bounds what a snapshot may ask of its source.
 *
 * @param connections how many connections may be open at once, at least 1: one holds the view, the others read tables side by side
 * @param lockTimeout how long to wait for a lock, for example one that a migration holds; zero means for ever
 * @param statementTimeout how long one statement may run; zero means for ever
 * @param longestAge how long the view may stay open, for while it does the source keeps old row versions; zero means for ever
 * @param bytesPerSecond how much may be read, in bytes as COPY sends them; zero means as much as there is
 * @param rowsPerSecond how many rows may be read; zero means as many as there are
 */
public record SourceLimits(
        int connections,
        Duration lockTimeout,
        Duration statementTimeout,
        Duration longestAge,
        long bytesPerSecond,
        long rowsPerSecond) {
    public SourceLimits {
        if (connections < 1) {
            throw new IllegalArgumentException("connections must be at least 1 but was " + connections);
        }
        requireNotNegative("bytesPerSecond", bytesPerSecond < 0, bytesPerSecond);
        requireNotNegative("rowsPerSecond", rowsPerSecond < 0, rowsPerSecond);
        requireNotNegative("lockTimeout", lockTimeout.isNegative(), lockTimeout);
        requireNotNegative("statementTimeout", statementTimeout.isNegative(), statementTimeout);
        requireNotNegative("longestAge", longestAge.isNegative(), longestAge);
    }

    /** Returns limits of three connections, under which a lock is waited for 10 seconds; all else may take its time. */
    public static SourceLimits defaults() {
        return new SourceLimits(3, Duration.ofSeconds(10), Duration.ZERO, Duration.ZERO, 0, 0);
    }

    /** Returns the same limits with another number of connections. */
    public SourceLimits withConnections(int number) {
        return new SourceLimits(number, lockTimeout, statementTimeout, longestAge, bytesPerSecond, rowsPerSecond);
    }

    /** Returns the same limits with another time to wait for a lock. */
    public SourceLimits withLockTimeout(Duration timeout) {
        return new SourceLimits(connections, timeout, statementTimeout, longestAge, bytesPerSecond, rowsPerSecond);
    }

    /** Returns the same limits with another time for one statement. */
    public SourceLimits withStatementTimeout(Duration timeout) {
        return new SourceLimits(connections, lockTimeout, timeout, longestAge, bytesPerSecond, rowsPerSecond);
    }

    /** Returns the same limits with another time after which a transfer gives up. */
    public SourceLimits withLongestAge(Duration age) {
        return new SourceLimits(connections, lockTimeout, statementTimeout, age, bytesPerSecond, rowsPerSecond);
    }

    /** Returns the same limits with another rate of reading in a transfer. */
    public SourceLimits withBytesPerSecond(long bytes) {
        return new SourceLimits(connections, lockTimeout, statementTimeout, longestAge, bytes, rowsPerSecond);
    }

    /** Returns the same limits with another number of rows to read per second in a transfer. */
    public SourceLimits withRowsPerSecond(long rows) {
        return new SourceLimits(connections, lockTimeout, statementTimeout, longestAge, bytesPerSecond, rows);
    }

    private static void requireNotNegative(String name, boolean negative, Object value) {
        if (negative) {
            throw new IllegalArgumentException(name + " must not be negative but was " + value);
        }
    }
}
