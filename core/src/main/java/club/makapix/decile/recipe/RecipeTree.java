package club.makapix.decile.recipe;

import club.makapix.decile.schema.SchemaException;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Checks what holds for every recipe, also in parts that nobody asks for. Each node is visited once, however many aliases. */
final class RecipeTree {
    private static final String CORE_TAGS = "tag:yaml.org,2002:";

    private final String file;
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Node> checked = Collections.newSetFromMap(new IdentityHashMap<>());

    RecipeTree(String file) {
        this.file = file;
    }

    void checkRoot(Node root) {
        if (!(root instanceof MappingNode)) {
            throw error(root, "a recipe must be a mapping of sections: sample, anonymize, vault");
        }
        check(root);
    }

    private void check(Node node) {
        if (open.contains(node)) {
            throw error(node, "the alias leads back to what contains it");
        }
        if (!checked.add(node)) {
            return;
        }
        if (!node.getTag().getValue().startsWith(CORE_TAGS)) {
            throw error(
                    node, "a recipe has no tags, but here is " + node.getTag().getValue());
        }
        open.add(node);
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(this::check);
        } else if (node instanceof MappingNode mapping) {
            checkKeys(mapping);
            mapping.getValue().forEach(entry -> check(entry.getValueNode()));
        }
        open.remove(node);
    }

    private void checkKeys(MappingNode mapping) {
        Map<String, Node> keys = new HashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw error(entry.getKeyNode(), "a name must be a single value");
            }
            if (key.isPlain() && key.getValue().equals("<<")) {
                throw error(key, "merge keys are not understood; write the entries out");
            }
            Node first = keys.putIfAbsent(key.getValue(), key);
            if (first != null) {
                throw error(
                        key,
                        "%s stands twice, first at%s; join the two, or take one out"
                                .formatted(
                                        key.getValue(),
                                        RecipeFile.place(first.getStartMark()).substring(1)));
            }
        }
    }

    private SchemaException error(Node node, String message) {
        return new SchemaException(file + RecipeFile.place(node.getStartMark()) + ": " + message);
    }
}
