package club.makapix.decile.sampling;

import club.makapix.decile.transfer.Row;
import java.util.function.Consumer;

/** Runs queries against the source. */
@FunctionalInterface
interface Source {
    void query(String purpose, String sql, Consumer<Row> rows);
}
