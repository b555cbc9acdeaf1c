package club.makapix.decile.anonymize;

import club.makapix.decile.recipe.RecipeNode;
import java.util.Map;

/** Reads the paths of {@code json}, {@code hstore} and {@code composite}. */
final class PartsSection {
    private static final String OTHERWISE = "otherwise";

    private PartsSection() {}

    static Pseudonym read(Notation notation, Options options) {
        Parts paths = Parts.none(notation);
        for (Map.Entry<String, RecipeNode> entry : options.required().entries().entrySet()) {
            if (!entry.getKey().equals(Options.DOMAIN)) {
                Parts before = paths;
                paths = entry.getValue().resolve(() -> with(before, entry.getKey(), entry.getValue()));
            }
        }
        return paths;
    }

    private static Parts with(Parts paths, String path, RecipeNode action) {
        String word = action.isScalar() ? action.text() : "";
        if (path.equals(OTHERWISE)) {
            return switch (word) {
                case "keep" -> paths;
                case "erase" -> paths.otherwiseErased();
                case "remove" -> paths.otherwiseRemoved();
                default -> throw action.error("otherwise must be keep, erase or remove");
            };
        }
        return switch (word) {
            case "keep" -> paths.keep(path);
            case "erase" -> paths.erase(path);
            case "remove" -> paths.remove(path);
            default -> paths.at(path, PseudonymSection.read(action));
        };
    }
}
