package club.makapix.decile.transfer;

/** Tells why a row travels. A row with several reasons counts under the first of them in this order. */
public enum Reason {
    /** A draw or an {@code always} rule took it. */
    DRAWN,
    /** It is the child of a row that was drawn or followed. */
    FOLLOWED,
    /** Its table travels whole. */
    WHOLE,
    /** A row that travels references it. */
    REQUIRED
}
