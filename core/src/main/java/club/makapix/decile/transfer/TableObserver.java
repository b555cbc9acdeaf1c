package club.makapix.decile.transfer;

import java.util.List;

/** Observes the rows of one table. Used by one thread. */
public interface TableObserver {
    /** Returns the SQL expressions over the row {@code t} whose values {@link #observe} needs; they may look up other tables of the source. */
    List<String> inputs();

    /** Takes note of one row that travels, given the values of {@link #inputs()}. */
    void observe(Row row);
}
