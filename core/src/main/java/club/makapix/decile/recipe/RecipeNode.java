package club.makapix.decile.recipe;

import club.makapix.decile.schema.NearestNames;
import club.makapix.decile.schema.SchemaException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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
    private final Node node;

    RecipeNode(String file, String path, Node node) {
        this.file = file;
        this.path = path;
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
     * @throws SchemaException if the value is a list or a mapping
     */
    public String text() {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw error("%s must be a single value".formatted(path));
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
     * Returns the elements of a list; a single value counts as a list of one.
     *
     * @throws SchemaException if the value is a mapping
     */
    public List<RecipeNode> elements() {
        if (node instanceof SequenceNode sequence) {
            List<RecipeNode> elements = new ArrayList<>();
            for (Node element : sequence.getValue()) {
                elements.add(new RecipeNode(file, path + "[" + elements.size() + "]", element));
            }
            return elements;
        }
        if (isMapping()) {
            throw error("%s must be a list".formatted(path));
        }
        return List.of(this);
    }

    /**
     * Returns the entries of a mapping in their order.
     *
     * @throws SchemaException if the value is no mapping, or a key stands twice
     */
    public Map<String, RecipeNode> entries() {
        if (!(node instanceof MappingNode mapping)) {
            throw error("%s must be a mapping of names to values".formatted(path));
        }
        Map<String, RecipeNode> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            RecipeNode key = new RecipeNode(file, path, tuple.getKeyNode());
            String childPath = path.isEmpty() ? key.text() : path + "." + key.text();
            if (entries.put(key.text(), new RecipeNode(file, childPath, tuple.getValueNode())) != null) {
                throw key.error("%s stands twice".formatted(childPath));
            }
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
        entries.forEach((key, value) -> {
            if (!known.contains(key)) {
                throw value.error("%s is not known; %s may have %s"
                        .formatted(
                                value.path,
                                path.isEmpty() ? "a recipe" : path,
                                NearestNames.of(key, List.copyOf(known))));
            }
        });
        return entries;
    }

    /** Returns the value of a key of a mapping, if it is there. */
    public Optional<RecipeNode> find(String key) {
        return Optional.ofNullable(entries().get(key));
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
            throw message.startsWith(file) ? e : error(message);
        }
    }

    /** Returns an exception whose message starts with file, line and column. */
    public SchemaException error(String message) {
        String place = node.getStartMark()
                .map(mark -> ", line %d, column %d".formatted(mark.getLine() + 1, mark.getColumn() + 1))
                .orElse("");
        return new SchemaException(file + place + ": " + message);
    }
}
