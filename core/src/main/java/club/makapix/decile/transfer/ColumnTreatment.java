package club.makapix.decile.transfer;

/**
 * States what is done to a column and why, for people who answer for it; no value of a row is in it.
 *
 * @param kind what sort of treatment it is
 * @param method how, in a few words: {@code email}, {@code from users.email}; empty where the kind says it all
 * @param domain within which equal values become equal pseudonyms; empty where there is none
 * @param injective whether different values are known to stay different
 * @param collisionOdds how likely it is at most that two of the table's values, were they all different, become the same after all; 0 where that cannot
 *     be, or nobody knows
 * @param reason who or what decided: {@code rule users.email of makapix.yaml, line 7, column 18}
 */
public record ColumnTreatment(
        Kind kind, String method, String domain, boolean injective, double collisionOdds, String reason) {

    /** Returns a treatment that makes no pseudonyms. */
    public static ColumnTreatment of(Kind kind, String method, String reason) {
        return new ColumnTreatment(kind, method, "", false, 0, reason);
    }

    /** Returns the treatment in a few words: {@code email}, {@code kept}. */
    public String words() {
        return method.isEmpty() ? kind.label() : method;
    }

    /** Tells sorts of treatment apart. */
    public enum Kind {
        /** The value travels as it is. */
        KEPT("kept"),
        /** A pseudonym stands in for the value. */
        REPLACED("replaced"),
        /** NULL stands in for the value. */
        ERASED("erased"),
        /** The value is computed from what became of another column. */
        DERIVED("derived"),
        /** What happens to the value depends on its row. */
        CONDITIONAL("by condition"),
        /** The target computes the value from what arrives. */
        GENERATED("computed by the target"),
        /** Nobody has said what is to happen. */
        UNDECIDED("undecided");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** Returns the kind in words. */
        public String label() {
            return label;
        }
    }
}
