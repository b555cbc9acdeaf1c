package club.makapix.decile.anonymize;

import club.makapix.decile.recipe.RecipeNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what stands behind the name of a pseudonym in a recipe.
 *
 * @param name the pseudonym's name
 * @param place where it stands, for messages
 * @param value what stands behind the name; empty if the name stands alone
 */
record Options(String name, RecipeNode place, Optional<RecipeNode> value) {
    static final String DOMAIN = "domain";

    /** Returns the value, which must be there. */
    RecipeNode required() {
        return value.orElseThrow(() -> place.error("%s needs a value: { %s: … }".formatted(name, name)));
    }

    /** Returns the options by name; there may be none. */
    Map<String, RecipeNode> named(String... known) {
        if (value.isEmpty()) {
            return Map.of();
        }
        return value.get()
                .entries(java.util.stream.Stream.concat(List.of(known).stream(), List.of(DOMAIN).stream())
                        .toList());
    }

    /** Returns the text of an option that must be there. */
    String text(Map<String, RecipeNode> options, String option) {
        RecipeNode node = options.get(option);
        if (node == null) {
            throw place.error("%s needs the option %s".formatted(name, option));
        }
        return node.text();
    }

    /** Returns a value as a whole number. */
    static int number(RecipeNode node) {
        try {
            return Integer.parseInt(node.text());
        } catch (NumberFormatException e) {
            throw node.error("%s must be a whole number".formatted(node.path()));
        }
    }
}
