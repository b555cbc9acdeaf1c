package club.makapix.decile.anonymize;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts the shapes of some values of a column and forgets the values. */
final class ColumnSample {
    /** Strings within JSON and XML attributes, and elements of arrays, which need no quotes. */
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(?<=[{,])([^{},:\"]++)(?=[},])");

    /** Names of members. */
    private static final Pattern MEMBER = Pattern.compile("\"((?:[^\"\\\\]|\\\\.){1,60})\"\\s*:");

    private static final double SHARE_OF_ONE_SHAPE = 0.3;
    private static final double SHARE_WITH_TRACES = 0.01;
    private static final int ENOUGH = 300;
    private static final int LONGEST = 10_000;

    private final Map<ValueShape, Integer> shapes = new EnumMap<>(ValueShape.class);
    private final Set<Integer> distinct = new HashSet<>();
    private int values;
    private int withTraces;
    private boolean namesPersons;

    /** Takes note of a value, which may have parts in double quotes; some hundred values are enough. */
    void add(String value) {
        if (values >= ENOUGH) {
            return;
        }
        String text = value.length() > LONGEST ? value.substring(0, LONGEST) : value;
        values++;
        distinct.add(text.hashCode());
        boolean structured = text.startsWith("{") || text.startsWith("[") || text.startsWith("<");
        Optional<ValueShape> whole = structured ? partOf(text) : ValueShape.of(text.strip());
        whole.ifPresent(shape -> shapes.merge(shape, 1, Integer::sum));
        namesPersons |= structured
                && MEMBER.matcher(text)
                        .results()
                        .map(name -> name.group(1))
                        .anyMatch(name -> NameHints.isMemberOfAPerson(name) || NameHints.isChosenByAPerson(name));
        if (Scrub.findsTraces(text)) {
            withTraces++;
        }
    }

    private static Optional<ValueShape> partOf(String text) {
        Matcher part = QUOTED.matcher(text);
        while (part.find()) {
            Optional<ValueShape> shape = ValueShape.of(part.group(1) == null ? part.group(2) : part.group(1))
                    .filter(found -> found != ValueShape.URL);
            if (shape.isPresent()) {
                return shape;
            }
        }
        return Optional.empty();
    }

    /** Returns the shape that many of the values have. */
    Optional<ValueShape> shape() {
        return shapes.entrySet().stream()
                .filter(entry -> entry.getValue() >= Math.max(1, values * SHARE_OF_ONE_SHAPE))
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }

    /** Tells whether some values hold addresses, telephone numbers or handles within a longer text. */
    boolean hasTraces() {
        return withTraces > 0 && withTraces >= values * SHARE_WITH_TRACES;
    }

    /** Tells whether members of JSON have names that speak of persons, {@code given_name}, or that persons gave: {@code Ann's kitchen}. */
    boolean hasMembersOfPersons() {
        return namesPersons;
    }

    /** Tells whether few different values stand for many rows, as categories do. */
    boolean isCategory() {
        return values >= 50 && distinct.size() <= Math.max(5, values / 20);
    }

    boolean isEmpty() {
        return values == 0;
    }
}
