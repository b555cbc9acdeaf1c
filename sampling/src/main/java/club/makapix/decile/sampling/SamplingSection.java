package club.makapix.decile.sampling;

import club.makapix.decile.recipe.RecipeNode;
import club.makapix.decile.schema.NearestNames;
import club.makapix.decile.schema.Schema;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/** Reads the {@code sample} section of a recipe file. */
final class SamplingSection {
    private static final List<String> RULES =
            List.of("seed", "draw", "always", "where", "whole", "empty", "keys", "unreached");

    private final RecipeNode section;
    private Sampling sampling;

    SamplingSection(Schema schema, RecipeNode section) {
        this.section = section;
        this.sampling = Sampling.of(schema);
    }

    Sampling read() {
        section.entries(RULES).forEach(this::read);
        return sampling;
    }

    private void read(String rule, RecipeNode node) {
        switch (rule) {
            case "seed" -> sampling = sampling.seed(node.text());
            case "draw" -> each(node, (table, value) -> sampling.draw(table, drawSize(value)));
            case "always" -> each(node, (table, value) -> sampling.always(table, value.text()));
            case "where" -> each(node, (table, value) -> sampling.where(table, value.text()));
            case "whole" -> names(node, (table, value) -> sampling.whole(table));
            case "empty" -> names(node, (table, value) -> sampling.empty(table));
            case "keys" -> node.entries().forEach(this::readKey);
            default -> sampling = sampling.unreached(choice(node, Unreached.class));
        }
    }

    private void each(RecipeNode node, BiFunction<String, RecipeNode, Sampling> rule) {
        for (Map.Entry<String, RecipeNode> entry : node.entries().entrySet()) {
            sampling = entry.getValue().resolve(() -> rule.apply(entry.getKey(), entry.getValue()));
        }
    }

    private void names(RecipeNode node, BiFunction<String, RecipeNode, Sampling> rule) {
        for (RecipeNode name : node.elements()) {
            sampling = name.resolve(() -> rule.apply(name.text(), name));
        }
    }

    private void readKey(String key, RecipeNode rules) {
        rules.entries(List.of("follow", "outside")).forEach((rule, value) -> {
            sampling = value.resolve(() -> rule.equals("follow")
                    ? sampling.follow(key, choice(value, Follow.class))
                    : sampling.outside(key, choice(value, Outside.class)));
        });
    }

    private static DrawSize drawSize(RecipeNode node) {
        if (node.isMapping()) {
            Map<String, RecipeNode> entries = node.entries(List.of("percent", "rows"));
            if (entries.size() != 1) {
                throw node.error("%s must say either percent or rows".formatted(node.path()));
            }
            RecipeNode value = entries.values().iterator().next();
            return entries.containsKey("rows") ? rows(value) : percent(value, value.text());
        }
        String text = node.text().strip();
        return text.endsWith("%") ? percent(node, text) : rows(node);
    }

    private static DrawSize percent(RecipeNode node, String text) {
        try {
            return DrawSize.percent(new BigDecimal(text.replace("%", "").strip()));
        } catch (NumberFormatException e) {
            throw node.error("%s must be a share such as 10%% but is %s".formatted(node.path(), text));
        } catch (IllegalArgumentException e) {
            throw node.error(String.valueOf(e.getMessage()));
        }
    }

    private static DrawSize rows(RecipeNode node) {
        try {
            return DrawSize.rows(Long.parseLong(node.text().strip()));
        } catch (NumberFormatException e) {
            throw node.error("%s must be a share such as 10%% or a number of rows but is %s"
                    .formatted(node.path(), node.text()));
        } catch (IllegalArgumentException e) {
            throw node.error(String.valueOf(e.getMessage()));
        }
    }

    private static <E extends Enum<E>> E choice(RecipeNode node, Class<E> choices) {
        List<String> names = Arrays.stream(choices.getEnumConstants())
                .map(choice -> choice.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        int index = names.indexOf(node.text());
        if (index < 0) {
            throw node.error(
                    "%s is %s but may be %s".formatted(node.path(), node.text(), NearestNames.of(node.text(), names)));
        }
        return choices.getEnumConstants()[index];
    }
}
