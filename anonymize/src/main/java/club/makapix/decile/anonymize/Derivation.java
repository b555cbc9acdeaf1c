package club.makapix.decile.anonymize;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Describes a column that is computed from what became of another one: {@code from("users.email").with(lower())}. Immutable.
 */
public final class Derivation {
    private static final Conversion LOWER = new Conversion("lower", true, value -> value.toLowerCase(Locale.ROOT));
    private static final Conversion UPPER = new Conversion("upper", true, value -> value.toUpperCase(Locale.ROOT));

    private final String source;
    private final Optional<String> by;
    private final List<Conversion> conversions;

    private Derivation(String source, Optional<String> by, List<Conversion> conversions) {
        this.source = source;
        this.by = by;
        this.conversions = List.copyOf(conversions);
    }

    /** Copies the new value of a column of the same table, or with {@link #by} of another one. */
    public static Derivation from(String column) {
        return new Derivation(column, Optional.empty(), List.of());
    }

    /** Takes the value from the row of the source's table that this column of the derived row references. */
    public Derivation by(String column) {
        return new Derivation(source, Optional.of(column), conversions);
    }

    /** Converts what was taken; several conversions apply in order. */
    public Derivation with(Conversion conversion) {
        List<Conversion> more = new ArrayList<>(conversions);
        more.add(conversion);
        return new Derivation(source, by, more);
    }

    /** Leaves the value as it is. */
    public static Conversion copy() {
        return new Conversion("copy", true, value -> value);
    }

    /** Converts to lower case, whatever the platform's locale. */
    public static Conversion lower() {
        return LOWER;
    }

    /** Converts to upper case, whatever the platform's locale. */
    public static Conversion upper() {
        return UPPER;
    }

    /** Cuts after that many characters. */
    public static Conversion left(int characters) {
        return new Conversion(
                "left " + characters,
                false,
                value -> value.codePointCount(0, value.length()) <= characters
                        ? value
                        : value.substring(0, value.offsetByCodePoints(0, characters)));
    }

    /** Makes the {@code tsvector} of the words, as {@code to_tsvector('simple', …)} does for plain words. */
    public static Conversion tsvector() {
        return new Conversion("tsvector", false, SearchWords::of);
    }

    /** Puts the value where the text has {@code {}}. */
    public static Conversion around(String text) {
        return new Conversion("template " + text, text.contains("{}"), value -> text.replace("{}", value));
    }

    String source() {
        return source;
    }

    Optional<String> byColumn() {
        return by;
    }

    boolean keepsDifferences() {
        return conversions.stream().allMatch(Conversion::injective);
    }

    /** Tells whether what differs in case alone becomes the same. */
    boolean foldsCase() {
        return conversions.contains(LOWER) || conversions.contains(UPPER);
    }

    String convert(String value) {
        String converted = value;
        for (Conversion conversion : conversions) {
            converted = conversion.function().apply(converted);
        }
        return converted;
    }

    /** Returns what the derivation does, in words. */
    @Override
    public String toString() {
        return source + by.map(" by "::concat).orElse("") + conversions;
    }
}
