package club.makapix.decile.anonymize;

import club.makapix.decile.schema.SchemaException;
import java.util.Arrays;
import java.util.List;

/**
 * Matches places within JSON: names separated by dots, {@code *} for any one member or element, {@code **} for any depth.
 *
 * @param text the path as written
 * @param segments its parts
 * @param names whether the names of the members are meant rather than their values: the path ends in {@code *~}
 */
record ValuePath(String text, List<String> segments, boolean names) {
    private static final String NAMES = "*~";

    /**
     * Parses a path.
     *
     * @throws SchemaException if a part is empty, or {@code *~} does not stand at the end
     */
    static ValuePath parse(String text) {
        String stripped = text.startsWith("$.") ? text.substring(2) : text;
        List<String> segments = Arrays.asList(stripped.replace("[*]", ".*").split("\\.", -1));
        boolean names = segments.get(segments.size() - 1).equals(NAMES);
        List<String> parts = names ? segments.subList(0, segments.size() - 1) : segments;
        if (parts.contains("") || parts.contains(NAMES)) {
            throw new SchemaException(
                    "%s is not a JSON path; write names separated by dots, * for any of them, ** for any depth, *~ at the end for names"
                            .formatted(text));
        }
        return new ValuePath(text, List.copyOf(parts), names);
    }
}
