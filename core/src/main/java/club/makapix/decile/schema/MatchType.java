package club.makapix.decile.schema;

/** Tells what a foreign key means when some of its columns are NULL. */
public enum MatchType {
    /** Any NULL means that the row references nothing. */
    SIMPLE,
    /** All columns are NULL, which references nothing, or none is. */
    FULL
}
