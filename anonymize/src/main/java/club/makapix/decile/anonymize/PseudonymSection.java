package club.makapix.decile.anonymize;

import club.makapix.decile.recipe.RecipeNode;
import club.makapix.decile.schema.NearestNames;
import club.makapix.decile.schema.SchemaException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads a pseudonym of a recipe: a name, or a mapping of a name to options. */
final class PseudonymSection {
    private static final String USE = "use";
    private static final String UNIQUE = "unique";
    private static final Set<String> BESIDE = Set.of("when", USE, UNIQUE);

    private PseudonymSection() {}

    /**
     * Reads it.
     *
     * @throws SchemaException if the name or an option is unknown; with line and nearest names
     */
    static Pseudonym read(RecipeNode node) {
        if (!node.isMapping()) {
            return read(node, node.text(), Optional.empty());
        }
        Map<String, RecipeNode> entries = node.entries();
        RecipeNode used = entries.get(USE);
        List<String> names =
                entries.keySet().stream().filter(key -> !BESIDE.contains(key)).toList();
        if (names.size() + (used == null ? 0 : 1) != 1) {
            throw node.error("%s must name one pseudonym, for example handle or { template: \"user{id}\" }"
                    .formatted(node.path()));
        }
        Pseudonym pseudonym =
                used == null ? read(node, names.get(0), Optional.ofNullable(entries.get(names.get(0)))) : read(used);
        RecipeNode unique = entries.get(UNIQUE);
        return unique != null && unique.isTrue() ? Pseudonyms.declaredUnique(pseudonym) : pseudonym;
    }

    private static Pseudonym read(RecipeNode place, String name, Optional<RecipeNode> value) {
        Function<Options, Pseudonym> builtIn = BuiltIns.find(name)
                .orElseThrow(() -> place.error("%s is not a pseudonym; there are %s"
                        .formatted(name, NearestNames.of(name, BuiltIns.names()))));
        Pseudonym pseudonym = place.resolve(() -> made(builtIn, new Options(name, place, value)));
        return value.filter(RecipeNode::isMapping)
                .flatMap(options -> options.find(Options.DOMAIN))
                .map(domain -> Pseudonyms.inDomain(domain.text(), pseudonym))
                .orElse(pseudonym);
    }

    private static Pseudonym made(Function<Options, Pseudonym> builtIn, Options options) {
        try {
            return builtIn.apply(options);
        } catch (IllegalArgumentException e) {
            throw new SchemaException(options.name() + ": " + e.getMessage(), e);
        }
    }
}
