package club.makapix.decile.schema;

/** Tells what sort of type a column has. */
public enum TypeKind {
    /** A scalar, built in or of an extension. */
    BASE,
    ARRAY,
    COMPOSITE,
    DOMAIN,
    ENUM,
    RANGE,
    MULTIRANGE
}
