package club.makapix.decile.transfer;

import club.makapix.decile.schema.Table;
import java.util.List;
import java.util.Optional;

/**
 * Says which rows of each table travel. A selection must be closed: every foreign key value of a travelling row is NULL,
 * references a travelling row, or references nothing at the source either.
 */
public interface RowSelection {
    /**
     * Returns what travels of a table, for one pass over it; empty if nothing does. Called once per table and transfer;
     * different tables may be asked for by different threads.
     */
    Optional<TableSelection> of(Table table);

    /** Returns what happened to each foreign key, complete once every table has been read. */
    List<ForeignKeyCount> foreignKeyCounts();

    /** Returns a short text that differs whenever the recipe of this selection does, for the report. */
    String fingerprint();
}
