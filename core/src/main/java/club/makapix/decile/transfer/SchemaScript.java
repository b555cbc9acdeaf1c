package club.makapix.decile.transfer;

import club.makapix.decile.schema.DatabaseException;

/** Provides the DDL that builds the source's schema in an empty database. */
@FunctionalInterface
public interface SchemaScript {
    /**
     * Returns the statements.
     *
     * @throws TransferException if they cannot be had
     * @throws DatabaseException if the source refuses
     */
    String of(Snapshot snapshot);

    /** Returns DDL that the caller has, for example from a migration tool. It must build what the source has. */
    static SchemaScript text(String ddl) {
        return snapshot -> ddl;
    }

    /**
     * Returns the DDL that {@code pg_dump} prints for the snapshot, without owners, privileges and publications. The program
     * must be on the path and at least as new as the source. It connects to where the snapshot's connection leads; a password
     * that the data source does not hold comes from {@code PGPASSWORD} or {@code .pgpass}.
     */
    static SchemaScript pgDump() {
        return PgDump::schemaOf;
    }
}
