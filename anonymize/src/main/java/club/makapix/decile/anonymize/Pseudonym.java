package club.makapix.decile.anonymize;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what stands in for a value. One method, so a lambda is one:
 *
 * <pre>{@code
 * anonymizer.replace("rooms.name", (value, row) -> "room " + row.entropy("room", value).below(1000));
 * }</pre>
 *
 * <p>A pseudonym is a pure function of the value, the entropy and the columns it names: it reads no clock, keeps no state
 * and may be called by several threads. What it declares about itself is checked against the catalogue before a row is read.
 * An array is handed over element by element unless {@link #takesWholeArrays} says otherwise.
 */
@FunctionalInterface
public interface Pseudonym {
    /** Stands for a length that is not known before the value is. */
    int UNKNOWN_LENGTH = Integer.MAX_VALUE;

    /**
     * Returns what stands in for the value.
     *
     * @param value the value as PostgreSQL's text output, never SQL NULL
     * @param row the entropy of values, and other columns of the row
     * @return the pseudonym as PostgreSQL's text input, null for SQL NULL
     */
    @Nullable
    String of(String value, RowContext row);

    /** Returns a word for reports: {@code email}. */
    default String name() {
        return "custom";
    }

    /** Returns for reports the domain in which {@link #of} asks for entropy; empty if it asks for none, or in several. */
    default String domain() {
        return "";
    }

    /** Returns the columns of the same row that {@link #of} asks for. */
    default List<String> columns() {
        return List.of();
    }

    /** Tells whether different values always become different pseudonyms there, which is what a unique index needs. */
    default boolean isInjective(TableColumn place) {
        return false;
    }

    /** Returns the most characters that a pseudonym may have there, {@link #UNKNOWN_LENGTH} if that cannot be said. */
    default int maxLength(TableColumn place) {
        return UNKNOWN_LENGTH;
    }

    /** Tells whether a pseudonym may be SQL NULL for a value that is not. */
    default boolean mayErase() {
        return false;
    }

    /** Tells whether what it returns can be written in that column. */
    default boolean suits(TableColumn place) {
        return true;
    }

    /** Tells whether an array is handed over as one text, {@code {a,b}}, rather than element by element. */
    default boolean takesWholeArrays() {
        return false;
    }
}
