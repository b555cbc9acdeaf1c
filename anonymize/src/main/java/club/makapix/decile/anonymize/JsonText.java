package club.makapix.decile.anonymize;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * Rewrites JSON where paths lead. What they do not change stays as it was written, character for character: the digits of numbers, escapes, white
 * space, the order of members and members of the same name. A loop and not a recursion, so that depth is bounded by memory alone, as it is bounded by the
 * server's stack there. Messages name no content.
 */
final class JsonText {
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");

    /** A half of a character, which JSON can hold as an escape alone; a regular expression sees whole characters as one. */
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

    /** The whole text is in memory already and nothing is converted, so the library's limits would protect from nothing. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final String json;
    private final JsonParser parser;
    private final RowContext row;
    private final Splice result;
    private final Deque<Level> levels = new ArrayDeque<>();

    /** An object or array that is being walked through. */
    private static final class Level {
        private final Place place;
        private final int start;
        private int elements;
        private boolean kept;
        private boolean cut;

        /** Begins behind the bracket. */
        Level(Place place, int start) {
            this.place = place;
            this.start = start;
        }
    }

    private JsonText(String json, JsonParser parser, RowContext row) {
        this.json = json;
        this.parser = parser;
        this.row = row;
        this.result = new Splice(json);
    }

    /**
     * Returns the JSON with its parts treated.
     *
     * @throws IllegalArgumentException if the text is no JSON (RFC 8259)
     */
    static String rewrite(String json, Place root, RowContext row) {
        try (JsonParser parser = FACTORY.createParser(json.toCharArray())) {
            return new JsonText(json, parser, row).rewrite(root);
        } catch (IOException e) {
            throw new IllegalArgumentException("the text is not JSON"); // the cause quotes it
        }
    }

    private String rewrite(Place root) throws IOException {
        JsonToken first = next();
        PartTreatment whole = first.isStructStart() ? root.ofContainer() : root.ofWholeScalar();
        treat(whole == PartTreatment.Fixed.REMOVE ? PartTreatment.Fixed.ERASE : whole, root);
        while (!levels.isEmpty()) {
            JsonToken token = next();
            if (token.isStructEnd()) {
                levels.pop();
            } else {
                part(token);
            }
        }
        if (parser.nextToken() != null) {
            throw new IllegalArgumentException("something follows the JSON");
        }
        return result.finish();
    }

    private JsonToken next() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new IllegalArgumentException("the JSON ends too early");
        }
        return token;
    }

    /** Treats a member or an element, whose first token is the one at hand. */
    private void part(JsonToken token) throws IOException {
        Level level = levels.element();
        boolean member = token == JsonToken.FIELD_NAME;
        int start = start();
        String name = member ? parser.currentName() : String.valueOf(level.elements++);
        JsonToken value = member ? next() : token;
        Place place = level.place.below(name);
        PartTreatment treatment = value.isStructStart() ? place.ofContainer() : place.ofScalar();
        if (treatment == PartTreatment.Fixed.REMOVE) {
            parser.skipChildren();
            result.cut(level.kept ? endBefore(start) : level.start, end());
            level.cut = true;
            return;
        }
        if (!level.kept && level.cut) {
            result.cut(level.start, start);
        }
        level.kept = true;
        if (member && level.place.names().isPresent()) {
            result.replace(
                    start,
                    endOfName(start),
                    quoted(String.valueOf(level.place.names().get().of(name, row))));
        }
        treat(treatment, place);
    }

    private void treat(PartTreatment treatment, Place place) throws IOException {
        if (treatment == PartTreatment.Fixed.DESCEND) {
            levels.push(new Level(place, end()));
            return;
        }
        int start = start();
        if (treatment instanceof PartTreatment.Apply apply) {
            replaceAll(apply.pseudonym());
        } else {
            parser.skipChildren();
        }
        if (treatment == PartTreatment.Fixed.ERASE) {
            result.replace(start, end(), "null");
        }
    }

    /** Returns where the member or element ends that stands before another one: in front of the comma between them. */
    private int endBefore(int start) {
        int comma = endOfPart(start);
        return endOfPart(comma - 1);
    }

    private int endOfPart(int from) {
        int end = from;
        while (end > 0 && json.charAt(end - 1) <= ' ') {
            end--;
        }
        return end;
    }

    /** Replaces the scalar at hand, or every one in the object or array that begins here. */
    private void replaceAll(Pseudonym pseudonym) throws IOException {
        int depth = 0;
        do {
            JsonToken token = parser.currentToken();
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                replace(pseudonym, token == JsonToken.VALUE_STRING);
            }
        } while (depth > 0 && next() != null);
    }

    private void replace(Pseudonym pseudonym, boolean text) throws IOException {
        int start = start();
        String replacement = pseudonym.of(parser.getText(), row);
        boolean bare = replacement != null && !text && isLiteral(replacement);
        result.replace(start, end(), replacement == null ? "null" : bare ? replacement : quoted(replacement));
    }

    private static boolean isLiteral(String text) {
        return text.equals("true")
                || text.equals("false")
                || NUMBER.matcher(text).matches();
    }

    private int start() {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    private int end() throws IOException {
        parser.finishToken();
        return (int) parser.currentLocation().getCharOffset();
    }

    /** The parser stands behind the colon already when it tells of a name. */
    private int endOfName(int start) {
        int at = start + 1;
        while (json.charAt(at) != '"') {
            at += json.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, quoted);
        quoted.append('"');
        return Ascii.isAll(quoted)
                ? quoted.toString()
                : LONE_SURROGATE
                        .matcher(quoted)
                        .replaceAll(found ->
                                "\\\\u%04x".formatted((int) found.group().charAt(0)));
    }
}
