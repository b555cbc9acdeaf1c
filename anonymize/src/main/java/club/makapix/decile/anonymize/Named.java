package club.makapix.decile.anonymize;

import org.jspecify.annotations.Nullable;

/** Applies a pseudonym under another name than its own. */
record Named(String name, Pseudonym pseudonym) implements DelegatingPseudonym {
    @Override
    public @Nullable String of(String value, RowContext row) {
        return pseudonym.of(value, row);
    }
}
