package club.makapix.decile.schema;

/** Tells what a foreign key does to the child when the parent goes or changes. */
public enum ReferentialAction {
    NO_ACTION,
    RESTRICT,
    CASCADE,
    SET_NULL,
    SET_DEFAULT
}
