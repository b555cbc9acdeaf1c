package club.makapix.decile.anonymize;

import org.jspecify.annotations.Nullable;

/** Gives a pseudonym what it may use beside the value: keyed entropy, and other columns of the same row. */
public interface RowContext {
    /**
     * Returns the entropy of a value in a domain. Values that are equal in the column at hand ({@code Ann@x.org} and
     * {@code ann@x.org} in a {@code citext}) have the same.
     *
     * @param domain what the pseudonyms stand for, for example {@code email}: the same value in the same domain yields the
     *     same everywhere
     */
    Entropy entropy(String domain, String value);

    /** Returns the form that all values have in common that are equal to this one in the column at hand; often the value itself. */
    String canonical(String value);

    /** Returns a keyed permutation of whole numbers and of strings of one shape. */
    Permutation permutation(String domain);

    /**
     * Returns another column of the row as the source has it, null for SQL NULL.
     *
     * @throws IllegalArgumentException if {@link Pseudonym#columns()} does not name it
     */
    @Nullable
    String column(String name);
}
