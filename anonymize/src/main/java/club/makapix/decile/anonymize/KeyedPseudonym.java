package club.makapix.decile.anonymize;

/** Draws on the entropy of the value in the domain of its own name. */
interface KeyedPseudonym extends Pseudonym {
    @Override
    default String domain() {
        return name();
    }

    /** Returns how many random bits tell one pseudonym from another; 0 for a permutation, which needs none, and where that depends on the value. */
    default double drawnBits() {
        return 0;
    }

    /** Tells whether pseudonyms of values that differ in more than case do so too. */
    default boolean differsInMoreThanCase() {
        return false;
    }
}
