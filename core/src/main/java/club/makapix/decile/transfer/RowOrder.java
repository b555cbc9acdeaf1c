package club.makapix.decile.transfer;

import club.makapix.decile.schema.Identifiers;
import club.makapix.decile.schema.Table;
import club.makapix.decile.schema.UniqueKey;
import java.util.stream.Collectors;

/** Says in which order the rows of a table come. */
enum RowOrder {
    /**
     * As they lie in the source, which spares it a sort, or a walk along a key whose neighbours lie far apart; for a database as
     * good as any other.
     */
    STORED {
        @Override
        String clause(Table table) {
            return "";
        }
    },

    /** By primary key, or without one by all their text: the same rows give the same bytes, wherever they lie. */
    KEY {
        @Override
        String clause(Table table) {
            return "\norder by "
                    + table.primaryKey()
                            .map(UniqueKey::columns)
                            .map(columns -> columns.stream()
                                    .map(column -> "t." + Identifiers.quote(column))
                                    .collect(Collectors.joining(", ")))
                            .orElse("(t.*)::text collate \"C\"");
        }
    };

    /** Returns the clause that ends a query of the table's rows {@code t}. */
    abstract String clause(Table table);
}
