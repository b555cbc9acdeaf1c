package club.makapix.decile.anonymize;

import org.jspecify.annotations.Nullable;

/** Applies a pseudonym in another domain than its own. */
record InDomain(String domain, Pseudonym pseudonym) implements DelegatingPseudonym {
    InDomain {
        if (domain.isBlank() || domain.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a domain must be a word but was \"" + domain + '"');
        }
    }

    @Override
    public @Nullable String of(String value, RowContext row) {
        return pseudonym.of(value, new Renamed(domain, row));
    }

    /** Asks another context, always in one domain. */
    record Renamed(String domain, RowContext row) implements RowContext {
        @Override
        public Entropy entropy(String ignored, String value) {
            return row.entropy(domain, value);
        }

        @Override
        public String canonical(String value) {
            return row.canonical(value);
        }

        @Override
        public Permutation permutation(String ignored) {
            return row.permutation(domain);
        }

        @Override
        public @Nullable String column(String name) {
            return row.column(name);
        }
    }
}
