package club.makapix.decile.schema;

import java.util.Optional;

/**
 * Describes a sequence.
 *
 * @param name the sequence's schema and name
 * @param owner the column it numbers, as {@code table} and {@code column}; empty for one that stands alone
 */
public record Sequence(TableName name, Optional<Owner> owner) {

    /** Names the column that a sequence numbers. */
    public record Owner(TableName table, String column) {}
}
