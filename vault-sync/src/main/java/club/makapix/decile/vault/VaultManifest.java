package club.makapix.decile.vault;

import club.makapix.decile.schema.DatabaseException;
import club.makapix.decile.schema.Table;
import club.makapix.decile.schema.TableName;
import club.makapix.decile.transfer.RowObserver;
import club.makapix.decile.transfer.Snapshot;
import club.makapix.decile.transfer.TableObserver;
import club.makapix.decile.transfer.TransferException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Lists the files that belong to rows: collected while they travel, each file once, in byte order of the paths.
 *
 * <p>Make one per transfer, and read it when the transfer has ended; after a failed one it is incomplete. Memory is bounded:
 * beyond some 200,000 paths they are sorted in the temporary directory. Safe for use by several threads.
 */
public final class VaultManifest implements RowObserver {
    private final VaultLayout layout;
    private final PathCollector collector;

    VaultManifest(VaultLayout layout, PathCollector collector) {
        this.layout = layout;
        this.collector = collector;
    }

    /**
     * Lists the files of all rows of a database, as one snapshot sees it.
     *
     * @throws DatabaseException if the server cannot be reached or refuses
     */
    public static VaultManifest read(DataSource database, VaultLayout layout) {
        try (Snapshot snapshot = Snapshot.open(database)) {
            return read(snapshot, layout);
        }
    }

    /**
     * Lists the files of all rows that a snapshot sees: one query per table that has files.
     *
     * @throws DatabaseException if the server refuses
     */
    public static VaultManifest read(Snapshot snapshot, VaultLayout layout) {
        VaultManifest manifest = layout.manifest();
        for (TableName table : layout.observedTables()) {
            TableObserver observer = manifest.observer(layout.rulesOf(table));
            String rows = snapshot.schema().table(table).ownRows();
            String sql = "select %s from %s as t".formatted(String.join(", ", observer.inputs()), rows);
            snapshot.query("files of " + table, sql, observer::observe);
        }
        return manifest;
    }

    @Override
    public Optional<TableObserver> of(Table table) {
        List<BoundRule> rules = layout.rulesOf(table.name());
        return rules.isEmpty() ? Optional.empty() : Optional.of(observer(rules));
    }

    private TableObserver observer(List<BoundRule> rules) {
        return new FileObserver(rules, layout.urlBases(), collector);
    }

    /** Returns the files collected until now, in byte order of their paths. The stream holds nothing to be closed. */
    public Stream<VaultFile> files() {
        return collector.files();
    }

    /** Returns the paths that were refused, in byte order, one entry for each row that yields one. */
    public Stream<RefusedPath> refused() {
        return collector.refused();
    }

    /**
     * Writes the paths of all files, one a line.
     *
     * @return the number of files
     * @throws TransferException if the list cannot be written; an older one is as it was
     */
    public long writeTo(Path list) {
        return writeTo(list, ListFormat.LINES);
    }

    /**
     * Writes all files in some format. The list appears whole or not at all.
     *
     * @return the number of files
     * @throws TransferException if the list cannot be written; an older one is as it was
     */
    public long writeTo(Path list, ListFormat format) {
        long[] count = new long[1];
        AtomicFile.write(list, out -> {
            for (Iterator<VaultFile> files = files().iterator(); files.hasNext(); count[0]++) {
                format.write(files.next(), out);
            }
        });
        return count[0];
    }
}
