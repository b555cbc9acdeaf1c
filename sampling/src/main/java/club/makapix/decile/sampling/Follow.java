package club.makapix.decile.sampling;

/** Tells when a child comes along because its parent is there. */
public enum Follow {
    /** The child comes if its parent was drawn or followed; the default, save where the schema says that the child lives without its parent. */
    OWNED,
    /** The child comes also with a parent that is there only as required or whole, and then counts as required itself. */
    ALWAYS,
    /** The child never comes along over this key. */
    NEVER
}
