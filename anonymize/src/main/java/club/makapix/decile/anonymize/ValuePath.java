package club.makapix.decile.anonymize;

import club.makapix.decile.schema.SchemaException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Matches places within a value: names separated by dots, {@code *} for any one member or element, {@code **} for any depth. As in JSONPath,
 * {@code [0]} is an element and {@code ['a.b']} a name that holds a dot or a bracket, and {@code $.} may stand in front.
 *
 * @param text the path as written
 * @param segments its parts
 * @param names whether the names of the members are meant rather than their values: the path ends in {@code *~}
 */
record ValuePath(String text, List<String> segments, boolean names) {
    private static final String NAMES = "*~";
    private static final String WHOLE = "$";
    private static final Pattern SEGMENT =
            Pattern.compile("\\.([^.\\[\\]]+)|\\[(\\*|\\d+)]|\\['([^']+)']|\\[\"([^\"]+)\"]");

    /**
     * Parses a path.
     *
     * @throws SchemaException if a part is empty, a bracket holds something else, or {@code *~} does not stand at the end
     */
    static ValuePath parse(String text) {
        List<String> segments = segments(text);
        boolean names = !segments.isEmpty() && segments.get(segments.size() - 1).equals(NAMES);
        List<String> parts = names ? segments.subList(0, segments.size() - 1) : segments;
        if (segments.isEmpty() || parts.contains(NAMES)) {
            throw new SchemaException(
                    "%s is not a path; write names separated by dots, ['a.b'] for one with a dot, * for any of them, ** for any depth and for all, *~ at the end for names"
                            .formatted(text));
        }
        return new ValuePath(text, List.copyOf(parts), names);
    }

    /** Returns the parts; none if the text is no path. */
    private static List<String> segments(String text) {
        boolean rooted = text.startsWith("$.") || text.startsWith("$[");
        String path = rooted ? text.substring(WHOLE.length()) : text.startsWith("[") ? text : "." + text;
        Matcher segment = SEGMENT.matcher(path);
        List<String> segments = new ArrayList<>();
        while (segment.lookingAt()) {
            IntStream.rangeClosed(1, segment.groupCount())
                    .mapToObj(segment::group)
                    .filter(name -> name != null)
                    .forEach(segments::add);
            segment.region(segment.end(), path.length());
        }
        return segment.regionStart() < path.length() || text.equals(WHOLE) ? List.of() : segments;
    }
}
