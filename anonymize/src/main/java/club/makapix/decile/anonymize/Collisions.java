package club.makapix.decile.anonymize;

/**
 * Computes how likely it is that two of many different values become the same pseudonym: at most n (n - 1) / 2 divided by the number of
 * pseudonyms, the birthday bound.
 */
final class Collisions {
    /** Odds above which a unique index is not entrusted to luck. */
    static final double TOO_LIKELY = 0.001;

    private Collisions() {}

    /** Returns the bound for that many different values; 0 where a pseudonym is not drawn, or its author vouches for it. */
    static double odds(Pseudonym pseudonym, long values) {
        if (values < 2 || pseudonym instanceof DeclaredUnique) {
            return 0;
        }
        if (pseudonym instanceof DelegatingPseudonym delegating) {
            return odds(delegating.pseudonym(), values);
        }
        double bits = pseudonym instanceof KeyedPseudonym keyed ? keyed.drawnBits() : 0;
        return bits == 0 ? 0 : Math.min(1, values * (values - 1.0) / 2 / Math.pow(2, bits));
    }
}
