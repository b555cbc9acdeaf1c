package club.makapix.decile.anonymize;

import club.makapix.decile.recipe.RecipeNode;
import java.util.ArrayList;
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

    /** Returns the options that are there; {@code domain} is always known. */
    Map<String, RecipeNode> known(String... names) {
        List<String> known = new ArrayList<>(List.of(names));
        known.add(DOMAIN);
        return value.map(node -> node.entries(known)).orElse(Map.of());
    }

    /** Returns the text of an option that must be among the known ones and there. */
    String text(Map<String, RecipeNode> options, String option) {
        return find(options, option).orElseThrow(() -> place.error("%s needs the option %s".formatted(name, option)));
    }

    /** Returns the text of an option, if it is there. */
    static Optional<String> find(Map<String, RecipeNode> options, String option) {
        return Optional.ofNullable(options.get(option)).map(RecipeNode::text);
    }

    /** Returns a value as a whole number. */
    static int number(RecipeNode node) {
        return number(node, node.text());
    }

    /** Returns the number of an option that must be there. */
    int number(Map<String, RecipeNode> options, String option) {
        return number(place, text(options, option));
    }

    private static int number(RecipeNode place, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw place.error("%s must be a whole number but is %s".formatted(place.path(), text));
        }
    }
}
