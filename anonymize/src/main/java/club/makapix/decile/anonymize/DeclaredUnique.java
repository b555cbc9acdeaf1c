package club.makapix.decile.anonymize;

import org.jspecify.annotations.Nullable;

/** Applies a pseudonym of which somebody says that it is unique where it is used. */
record DeclaredUnique(Pseudonym pseudonym) implements DelegatingPseudonym {
    @Override
    public @Nullable String of(String value, RowContext row) {
        return pseudonym.of(value, row);
    }

    @Override
    public boolean isInjective(TableColumn place) {
        return true;
    }
}
