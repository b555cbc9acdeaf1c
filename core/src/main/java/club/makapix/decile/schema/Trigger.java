package club.makapix.decile.schema;

/**
 * Describes a trigger that somebody created; those by which the server checks foreign keys are not shown.
 *
 * @param name the trigger's name, unique within its table
 * @param function the function it calls
 * @param firing when it fires
 * @param definition the trigger as DDL spells it
 */
public record Trigger(String name, TableName function, Firing firing, String definition) {

    /** Tells under which {@code session_replication_role} a trigger fires. */
    public enum Firing {
        /** Fires unless the session replicates, which is how a trigger begins. */
        ORIGIN,
        /** Fires only while the session replicates. */
        REPLICA,
        ALWAYS,
        DISABLED
    }
}
