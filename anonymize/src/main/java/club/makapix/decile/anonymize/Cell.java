package club.makapix.decile.anonymize;

import club.makapix.decile.transfer.Row;
import org.jspecify.annotations.Nullable;

/** Computes what one column of a row becomes. */
@FunctionalInterface
interface Cell {
    /** Returns the new value as PostgreSQL's text input, null for SQL NULL. */
    @Nullable
    String value(Row row);
}
