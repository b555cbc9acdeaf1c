package club.makapix.decile.anonymize;

import java.util.function.UnaryOperator;

/**
 * Turns the new value of one column into that of another.
 *
 * @param name a word for reports
 * @param injective whether different pseudonyms stay different
 * @param function the conversion, a pure function
 */
public record Conversion(String name, boolean injective, UnaryOperator<String> function) {
    /** Returns the name. */
    @Override
    public String toString() {
        return name;
    }
}
