package club.makapix.decile.sampling;

/** Tells what becomes of a child whose parent no other rule brings. */
public enum Outside {
    /** The parent comes along as required; the default, save where the schema says that the child lives without its parent. */
    REQUIRE,
    /**
     * The child follows other parents only if this one is in the cohort. A row that comes in any case, because it is drawn,
     * whole or required, brings this parent along.
     */
    CONFINE,
    /** The child travels with this key set to NULL. */
    DETACH
}
