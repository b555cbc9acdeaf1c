package club.makapix.decile.sampling;

/** Tells what becomes of the tables that have no rule and that no followed key leads to. */
public enum Unreached {
    /** Small ones travel whole, referenced ones as far as required, others at the fraction of the draw. */
    BY_SIZE,
    /** They travel whole. */
    WHOLE,
    /** Their rows come as far as other rows require them. */
    REQUIRED,
    /** None of their rows may travel. */
    EMPTY
}
