package club.makapix.decile.sampling.rehearsal;

/** Counts the nanoseconds that the migration takes; stands still while the rehearsal looks at the server. */
final class Clock {
    private long paused;

    long now() {
        return System.nanoTime() - paused;
    }

    /** Takes the time since that moment of {@link System#nanoTime} off. */
    void forget(long since) {
        paused += System.nanoTime() - since;
    }
}
