package club.makapix.decile.anonymize;

/** Says what happens to a part of a value: a pseudonym, or one of the things that a pseudonym cannot say. */
sealed interface PartTreatment {
    /** A treatment that is the same for every part. */
    enum Fixed implements PartTreatment {
        KEEP,
        ERASE,
        REMOVE,
        /** The part stays, and what is in it is treated one by one. */
        DESCEND
    }

    /** Puts a pseudonym in the place of every text, number and truth value of the part. */
    record Apply(Pseudonym pseudonym) implements PartTreatment {}
}
