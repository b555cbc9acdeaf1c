package club.makapix.decile.transfer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes a plain SQL script that {@code psql -v ON_ERROR_STOP=1 -f} or {@link SqlScript} restores into a
 * database that has the tables or, written with the schema, into an empty one.
 * See {@link Target#file}.
 *
 * <p>The script is one transaction. It suspends constraints, indexes and triggers, copies the rows in, brings everything back
 * and thereby has the server check every key; the role that runs it must own the tables.
 */
public final class FileTarget extends Target {
    private final Path file;
    private final Optional<SchemaScript> schema;

    FileTarget(Path file, Optional<SchemaScript> schema) {
        this.file = file;
        this.schema = schema;
    }

    /** Returns the target whose script builds the schema before it fills it. */
    public FileTarget withSchema(SchemaScript ddl) {
        return new FileTarget(file, Optional.of(ddl));
    }

    /** {@inheritDoc} Here: whether the folder is there and may be written. */
    @Override
    public TargetState check(Snapshot snapshot) {
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder) || Files.isDirectory(file)) {
            throw new TransferException("%s cannot be written; name a file in an existing folder".formatted(file));
        }
        return new TargetState("file " + file.getFileName(), 0, 0);
    }

    @Override
    Definitions definitions(Snapshot snapshot, Optional<RowRewriter> rewriter) {
        return schema.map(ddl -> Definitions.of(snapshot, ddl, true, rewriter)).orElse(Definitions.OWN);
    }

    @Override
    TransferReport receive(Transfer transfer) {
        long start = System.nanoTime();
        Definitions definitions = definitions(transfer.snapshot(), transfer.rewriter());
        return new FileLoad(transfer, file, definitions).run(start);
    }
}
