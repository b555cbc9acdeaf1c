package club.makapix.decile.anonymize;

import club.makapix.decile.schema.SchemaException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Treats the parts of a value path by path: of {@code json} and {@code jsonb}, of text that holds JSON, of {@code hstore} by name, of a
 * composite by the number of the field. The first path that leads to a part counts. A pseudonym for an object or array applies to everything in it. Immutable.
 *
 * <pre>{@code
 * json().at("author.name", fullName()).remove("author.phones.*").otherwiseErased()
 * }</pre>
 */
public final class Parts implements Pseudonym {
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");

    private final Notation notation;
    private final List<Entry> entries;
    private final Action otherwise;

    /** What happens to a value: a pseudonym, or one of the three things that a pseudonym cannot say. */
    private sealed interface Action {}

    private enum Fixed implements Action {
        KEEP,
        ERASE,
        REMOVE
    }

    private record Apply(Pseudonym pseudonym) implements Action {}

    private record Entry(ValuePath path, Action action) {}

    private Parts(Notation notation, List<Entry> entries, Action otherwise) {
        this.notation = notation;
        this.entries = List.copyOf(entries);
        this.otherwise = otherwise;
    }

    static Parts none(Notation notation) {
        return new Parts(notation, List.of(), Fixed.KEEP);
    }

    /**
     * Replaces what the path leads to.
     *
     * @throws SchemaException if the path is malformed
     */
    public Parts at(String path, Pseudonym pseudonym) {
        return with(path, new Apply(pseudonym));
    }

    /** Leaves what the path leads to. */
    public Parts keep(String path) {
        return with(path, Fixed.KEEP);
    }

    /** Puts JSON null in the place of what the path leads to. */
    public Parts erase(String path) {
        return with(path, Fixed.ERASE);
    }

    /** Takes away what the path leads to, name and value. */
    public Parts remove(String path) {
        return with(path, Fixed.REMOVE);
    }

    /** Puts JSON null in the place of what no path leads to. */
    public Parts otherwiseErased() {
        return new Parts(notation, entries, Fixed.ERASE);
    }

    /** Takes away what no path leads to. */
    public Parts otherwiseRemoved() {
        return new Parts(notation, entries, Fixed.REMOVE);
    }

    private Parts with(String path, Action action) {
        Entry entry = new Entry(ValuePath.parse(path), action);
        if (entry.path().names() && action instanceof Fixed) {
            throw new SchemaException(
                    "%s means names, which only a pseudonym can replace, for example token".formatted(path));
        }
        List<Entry> more = new ArrayList<>(entries);
        more.add(entry);
        return new Parts(notation, more, otherwise);
    }

    @Override
    public String of(String value, RowContext row) {
        return notation.write(
                treat(notation.read(value), new ArrayList<>(), row).orElse(JsonValue.Literal.NULL));
    }

    private Optional<JsonValue> treat(JsonValue value, List<String> place, RowContext row) {
        Optional<Action> named = action(place, false);
        boolean below = entries.stream().anyMatch(entry -> entry.path().leadsBelow(place));
        if (named.isEmpty() && below && !isLeaf(value)) {
            return Optional.of(descend(value, place, row));
        }
        Action action = named.orElse(place.isEmpty() && below ? Fixed.ERASE : otherwise);
        if (action instanceof Apply apply) {
            return Optional.of(replaceAll(value, apply.pseudonym(), row));
        }
        return action == Fixed.KEEP
                ? Optional.of(value)
                : action == Fixed.ERASE ? Optional.of(JsonValue.Literal.NULL) : Optional.empty();
    }

    private static boolean isLeaf(JsonValue value) {
        return value instanceof JsonValue.Text || value instanceof JsonValue.Literal;
    }

    private Optional<Action> action(List<String> place, boolean names) {
        return entries.stream()
                .filter(entry -> entry.path().names() == names && entry.path().matches(place))
                .map(Entry::action)
                .findFirst();
    }

    private JsonValue descend(JsonValue value, List<String> place, RowContext row) {
        if (value instanceof JsonValue.Members object) {
            List<JsonValue.Member> members = new ArrayList<>();
            Optional<Action> names = action(place, true);
            for (JsonValue.Member member : object.members()) {
                treatBelow(member.name(), member.value(), place, row)
                        .ifPresent(treated ->
                                members.add(new JsonValue.Member(rename(member.name(), names, row), treated)));
            }
            return new JsonValue.Members(members);
        }
        List<JsonValue> elements = new ArrayList<>();
        int index = 0;
        for (JsonValue element : ((JsonValue.Elements) value).elements()) {
            treatBelow(String.valueOf(index++), element, place, row).ifPresent(elements::add);
        }
        return new JsonValue.Elements(elements);
    }

    private Optional<JsonValue> treatBelow(String name, JsonValue value, List<String> place, RowContext row) {
        place.add(name);
        Optional<JsonValue> treated = treat(value, place, row);
        place.remove(place.size() - 1);
        return treated;
    }

    private static String rename(String name, Optional<Action> action, RowContext row) {
        return action.isPresent() && action.get() instanceof Apply apply
                ? String.valueOf(apply.pseudonym().of(name, row))
                : name;
    }

    private static JsonValue replaceAll(JsonValue value, Pseudonym pseudonym, RowContext row) {
        if (value instanceof JsonValue.Members object) {
            return new JsonValue.Members(object.members().stream()
                    .map(member -> new JsonValue.Member(member.name(), replaceAll(member.value(), pseudonym, row)))
                    .toList());
        }
        if (value instanceof JsonValue.Elements array) {
            return new JsonValue.Elements(array.elements().stream()
                    .map(element -> replaceAll(element, pseudonym, row))
                    .toList());
        }
        return value instanceof JsonValue.Text text
                ? leaf(pseudonym.of(text.text(), row), false)
                : replaceLiteral((JsonValue.Literal) value, pseudonym, row);
    }

    private static JsonValue replaceLiteral(JsonValue.Literal literal, Pseudonym pseudonym, RowContext row) {
        return literal.text().equals("null") ? literal : leaf(pseudonym.of(literal.text(), row), true);
    }

    private static JsonValue leaf(@Nullable String text, boolean literal) {
        if (text == null) {
            return JsonValue.Literal.NULL;
        }
        boolean unquoted = literal && (NUMBER.matcher(text).matches() || text.equals("true") || text.equals("false"));
        return unquoted ? new JsonValue.Literal(text) : new JsonValue.Text(text);
    }

    @Override
    public String name() {
        return notation.label();
    }

    @Override
    public List<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        entries.forEach(entry -> {
            if (entry.action() instanceof Apply apply) {
                columns.addAll(apply.pseudonym().columns());
            }
        });
        return List.copyOf(columns);
    }

    @Override
    public boolean suits(TableColumn place) {
        return notation.suits(place);
    }

    /** Returns the paths and what happens there, the same for equal ones. */
    @Override
    public String toString() {
        return notation.label() + "[" + entries + ", otherwise " + otherwise + "]";
    }
}
