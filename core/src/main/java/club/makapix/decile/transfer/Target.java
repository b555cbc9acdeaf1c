package club.makapix.decile.transfer;

import club.makapix.decile.schema.DatabaseException;
import club.makapix.decile.schema.SchemaException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import javax.sql.DataSource;

/** Describes where rows go. */
public abstract sealed class Target permits DatabaseTarget, FileTarget, NewDatabaseTarget, SchemaTarget {
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);

    Target() {}

    /**
     * Finds out whether {@link Transfer#into} would refuse this target: whether it may be overwritten and has what the source
     * has. Writes nothing; takes as long as reading a catalogue, so ask before rows are selected.
     *
     * @return what would be replaced
     * @throws SchemaException if the target would be refused
     * @throws DatabaseException if a server cannot be reached or refuses
     */
    public abstract TargetState check(Snapshot snapshot);

    /**
     * Finds out the same, and for a target that is built from DDL whether the rewriter lets it travel; takes as long as reading the DDL besides.
     *
     * @return what would be replaced
     * @throws SchemaException if the target would be refused, or something in the DDL
     * @throws TransferException if the DDL cannot be had
     * @throws DatabaseException if a server cannot be reached or refuses
     */
    public TargetState check(Snapshot snapshot, RowRewriter rewriter) {
        TargetState state = check(snapshot);
        definitions(snapshot, Optional.of(rewriter));
        return state;
    }

    /**
     * Returns what the target is built from, once the rewriter has searched it.
     *
     * @throws SchemaException if something in it must not travel
     */
    Definitions definitions(Snapshot snapshot, Optional<RowRewriter> rewriter) {
        return Definitions.OWN;
    }

    /** Carries the transfer out. */
    abstract TransferReport receive(Transfer transfer);

    /**
     * Returns the target that replaces the rows of an existing database of the same schema, in one transaction. The database
     * must carry the mark of a development database, {@code comment on database makapix_dev is 'decile:development'}, or be
     * {@link DatabaseTarget#named named}.
     *
     * <p>All tables that the source has are emptied, also those of which no row travels; tables that only the target has are
     * left alone.
     */
    public static DatabaseTarget database(DataSource target) {
        return new DatabaseTarget(target, Consent.marked(), LOCK_TIMEOUT);
    }

    /**
     * Returns the target that replaces the rows of tables in another schema, in one transaction: of another database or of the
     * source's own. It must have the tables, sequences and types that the source has in its only schema; where the source
     * has several, open the snapshot on one: {@link Snapshot#open(DataSource, SourceLimits, String...)}.
     *
     * <p>The schema must carry the mark, {@code comment on schema development is 'decile:development'}; in another database than
     * the source's the mark of the database will do. No key, default, type or partition may tie it to a table elsewhere.
     */
    public static SchemaTarget schema(DataSource target, String schema) {
        return new SchemaTarget(target, source -> Placement.into(schema, source), LOCK_TIMEOUT);
    }

    /**
     * Returns the target that replaces the rows of tables in several schemas.
     *
     * @param schemas for each schema of the source one of the target, all different
     */
    public static SchemaTarget schema(DataSource target, Map<String, String> schemas) {
        Map<String, String> copy = Map.copyOf(schemas);
        if (Set.copyOf(copy.values()).size() < copy.size()) {
            throw new IllegalArgumentException(
                    "each schema must have a place of its own but two share one: " + new TreeMap<>(copy));
        }
        return new SchemaTarget(target, source -> Placement.mapped(copy, source), LOCK_TIMEOUT);
    }

    /**
     * Returns the target that writes a plain SQL script, packed if its name ends in {@code .gz} or (with zstd-jni on the class
     * path) {@code .zst}. Rows alone, or after {@link FileTarget#withSchema} the tables as well. Identical rows give identical
     * bytes. A file of that name is replaced once the new one is whole.
     */
    public static FileTarget file(Path script) {
        return new FileTarget(script.toAbsolutePath(), Optional.empty());
    }

    /**
     * Returns the target that builds a database beside the old one of that name, over several connections, and swaps the two
     * when the new one is whole: a crash at any point leaves one of them in place. An old one must carry the mark of a
     * development database.
     *
     * @param server leads to a database of the server by its name; {@code postgres} must be one of them
     * @param name the name of the database; {@code name_next} and {@code name_previous} are used meanwhile
     */
    public static NewDatabaseTarget newDatabase(Function<String, DataSource> server, String name) {
        return new NewDatabaseTarget(server, name);
    }
}
