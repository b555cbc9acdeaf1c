package club.makapix.decile.anonymize;

/**
 * Proposes what a recipe could say about a column; a person decides.
 *
 * @param place the column
 * @param rule {@code keep}, {@code erase}, or a pseudonym as a recipe writes it
 * @param reason why, in words that show no value
 * @param sensitivity what the column seems to hold
 */
public record Suggestion(TableColumn place, String rule, String reason, Sensitivity sensitivity) {
    /** Orders columns by what their values would give away. */
    public enum Sensitivity {
        /** Nothing of a person was found. */
        NONE,
        /** Sentences, which may tell anything. */
        FREE_TEXT,
        /** Together with other facts somebody could be recognized by it: a city, an employer, a browser. */
        INDIRECT,
        /** Somebody could be recognized by it. */
        PERSONAL,
        /** Somebody could get in with it. */
        SECRET
    }
}
