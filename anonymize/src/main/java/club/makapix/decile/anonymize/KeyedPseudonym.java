package club.makapix.decile.anonymize;

/** Draws on the entropy of the value in the domain of its own name. */
interface KeyedPseudonym extends Pseudonym {
    @Override
    default String domain() {
        return name();
    }
}
