package club.makapix.decile.transfer;

import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.Table;
import java.util.List;

/**
 * Tells where in a target the rows go.
 *
 * @param name the target in words
 * @param schema what the target's database has
 * @param expected the tables and sequences that rows come to, as the target calls them
 * @param placement how the target calls what the source has
 */
record Site(String name, Schema schema, Schema expected, Placement placement) {
    /** Returns the tables that rows come to. */
    List<Table> tables() {
        return List.copyOf(expected.tables());
    }

    /** Returns the schema whose constraints rows are tried against at the source, where only the source's names mean anything. */
    Schema tried(Schema source) {
        return placement.sources().isEmpty() ? schema : source;
    }

    /** Returns what the target holds before rows come. */
    TargetState state() {
        long rows = expected.tables().stream()
                .mapToLong(table -> schema.table(table.name()).estimatedRows())
                .sum();
        return new TargetState(name, expected.tables().size(), rows);
    }
}
