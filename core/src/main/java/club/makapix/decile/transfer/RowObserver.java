package club.makapix.decile.transfer;

import club.makapix.decile.schema.Table;
import java.util.Optional;

/** Is told of each row that travels, as it was before rewriting. */
public interface RowObserver {
    /** Returns the observer for one pass over a table; empty if it does not care. Different tables may be asked for, and observed, by different threads. */
    Optional<TableObserver> of(Table table);
}
