package club.makapix.decile.recipe;

import club.makapix.decile.schema.NearestNames;
import club.makapix.decile.schema.SchemaException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Shows one value of a recipe file and knows where it stands. Whoever expects a text, a list or a mapping asks for it; an
 * answer that is not there is a {@link SchemaException} that names file, line and column.
 */
public final class RecipeNode {
    private final String file;
    private final String path;
    private final Optional<Node> key;
    private final Node node;

    RecipeNode(String file, String path, Optional<Node> key, Node node) {
        this.file = file;
        this.path = path;
        this.key = key;
        this.node = node;
    }

    /** Returns where the value stands in the recipe, for example {@code sample.draw.users}. */
    public String path() {
        return path;
    }

    /** Tells whether the value is a single text, number or boolean. */
    public boolean isScalar() {
        return node instanceof ScalarNode;
    }

    /** Tells whether the value is a list. */
    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** Tells whether the value is a mapping. */
    public boolean isMapping() {
        return node instanceof MappingNode;
    }

    /**
     * Returns the scalar as it is written.
     *
     * @throws SchemaException if the value is a list or a mapping, or nothing is written
     */
    public String text() {
        if (!(node instanceof ScalarNode scalar)) {
            throw error("%s must be a single value".formatted(path));
        }
        if (isAbsent()) {
            throw error("%s has no value".formatted(path));
        }
        return scalar.getValue();
    }

    /** Tells whether nothing stands behind the colon. */
    private boolean isAbsent() {
        return node instanceof ScalarNode scalar
                && scalar.isPlain()
                && scalar.getValue().isEmpty();
    }

    /**
     * Returns the scalar as a boolean.
     *
     * @throws SchemaException if it is neither {@code true} nor {@code false}
     */
    public boolean isTrue() {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw error("%s must be true or false but is %s".formatted(path, text()));
        };
    }

    /**
     * Returns the elements of a list; a single value counts as a list of one, no value as a list of none.
     *
     * @throws SchemaException if the value is a mapping
     */
    public List<RecipeNode> elements() {
        if (isMapping()) {
            throw error("%s must be a list".formatted(path));
        }
        if (!(node instanceof SequenceNode sequence)) {
            return isAbsent() ? List.of() : List.of(this);
        }
        List<RecipeNode> elements = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            elements.add(new RecipeNode(file, path + "[" + elements.size() + "]", Optional.empty(), element));
        }
        return elements;
    }

    /**
     * Returns the entries of a mapping in their order; no value counts as a mapping without entries.
     *
     * @throws SchemaException if the value is a list or a single value
     */
    public Map<String, RecipeNode> entries() {
        if (isAbsent()) {
            return Map.of();
        }
        if (!(node instanceof MappingNode mapping)) {
            throw error("%s must be a mapping of names to values".formatted(path));
        }
        Map<String, RecipeNode> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String name = ((ScalarNode) tuple.getKeyNode()).getValue();
            String childPath = path.isEmpty() ? name : path + "." + name;
            entries.put(name, new RecipeNode(file, childPath, Optional.of(tuple.getKeyNode()), tuple.getValueNode()));
        }
        return entries;
    }

    /**
     * Returns the entries of a mapping whose keys must be among the known ones.
     *
     * @throws SchemaException if there is another key; the message lists the nearest
     */
    public Map<String, RecipeNode> entries(Collection<String> known) {
        Map<String, RecipeNode> entries = entries();
        entries.forEach((name, value) -> {
            if (!known.contains(name)) {
                throw value.name()
                        .error("%s is not known; %s may have %s"
                                .formatted(
                                        value.path,
                                        path.isEmpty() ? "a recipe" : path,
                                        NearestNames.of(name, List.copyOf(known))));
            }
        });
        return entries;
    }

    /** Returns the name under which this value stands in its mapping; of any other value itself. */
    public RecipeNode name() {
        return new RecipeNode(file, path, Optional.empty(), key.orElse(node));
    }

    /** Returns the value of a key of a mapping, if it is there. */
    public Optional<RecipeNode> find(String key) {
        return Optional.ofNullable(entries().get(key));
    }

    /**
     * Reads another file of the same kind, which this value names and which lies beside this one.
     *
     * @throws SchemaException if it cannot be read or is malformed
     */
    public RecipeNode beside(String name) {
        try {
            return RecipeFile.read(Path.of(file).resolveSibling(name));
        } catch (InvalidPathException e) {
            throw error("%s cannot be the name of a file".formatted(name));
        }
    }

    /**
     * Runs a step that resolves names of this value, and adds file, line and column to what it refuses.
     *
     * @throws SchemaException with the place, if the step throws one
     */
    public <T> T resolve(Supplier<T> step) {
        try {
            return step.get();
        } catch (SchemaException e) {
            String message = String.valueOf(e.getMessage());
            throw message.startsWith(file + ",") ? e : error(message);
        }
    }

    /**
     * Returns an exception whose message starts with file, line and column: those of the value, or of its name where the value
     * stands on another line.
     */
    public SchemaException error(String message) {
        return new SchemaException(place() + ": " + message);
    }

    /** Returns file, line and column of the value, or of its name where the value stands on another line. */
    public String place() {
        Optional<Mark> name = key.flatMap(Node::getStartMark);
        Optional<Mark> value = node.getStartMark();
        boolean sameLine = name.map(Mark::getLine).equals(value.map(Mark::getLine));
        return file + RecipeFile.place(sameLine ? value : name.or(() -> value));
    }
}
