package club.makapix.decile.examples;

import club.makapix.decile.recipe.RecipeFile;
import club.makapix.decile.recipe.RecipeNode;
import club.makapix.decile.schema.SchemaException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds the sections of a recipe file.
 *
 * @param sample which rows travel
 * @param anonymize what becomes of them; empty after {@code anonymize: off}
 * @param vault which files belong to them
 */
record Recipe(RecipeNode sample, Optional<RecipeNode> anonymize, Optional<RecipeNode> vault) {
    /**
     * Reads a recipe file.
     *
     * @throws SchemaException if it is malformed, has an unknown section or lacks one
     */
    static Recipe read(Path file) {
        RecipeNode root = RecipeFile.read(file);
        Map<String, RecipeNode> sections = root.entries(List.of("sample", "anonymize", "vault"));
        RecipeNode anonymize = require(
                root,
                sections,
                "anonymize",
                "what becomes of personal data; write anonymize: off if these rows carry none");
        return new Recipe(
                require(root, sections, "sample", "which rows travel"),
                isOff(anonymize) ? Optional.empty() : Optional.of(anonymize),
                Optional.ofNullable(sections.get("vault")));
    }

    private static RecipeNode require(
            RecipeNode root, Map<String, RecipeNode> sections, String name, String whatItSays) {
        RecipeNode section = sections.get(name);
        if (section == null) {
            throw root.error("the recipe has no %s section, which says %s".formatted(name, whatItSays));
        }
        return section;
    }

    private static boolean isOff(RecipeNode anonymize) {
        return anonymize.isScalar() && anonymize.text().equals("off");
    }
}
