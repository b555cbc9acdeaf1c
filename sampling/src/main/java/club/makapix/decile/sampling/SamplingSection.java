package club.makapix.decile.sampling;

import club.makapix.decile.recipe.RecipeNode;
import club.makapix.decile.schema.NearestNames;
import club.makapix.decile.schema.Schema;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Reads the {@code sample} section of a recipe file. */
final class SamplingSection {
    private static final List<String> RULES = List.of(
            "seed", "draw", "always", "where", "whole", "empty", "keys", "references", "limit", "budget", "unreached");

    private final RecipeNode section;
    private Sampling sampling;

    SamplingSection(Schema schema, RecipeNode section) {
        this.section = section;
        this.sampling = Sampling.of(schema, Optional.of(section));
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
            case "references" -> node.elements().forEach(this::readReference);
            case "limit" -> each(node, (key, value) -> checked(value, () -> sampling.limit(key, number(value))));
            case "budget" -> readBudget(node);
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

    private void readReference(RecipeNode node) {
        Map<String, RecipeNode> entries = node.entries(List.of("from", "to", "when", "follow", "outside"));
        if (!entries.containsKey("from") || !entries.containsKey("to")) {
            throw node.error("%s must say from and to".formatted(node.path()));
        }
        DeclaredReference reference = DeclaredReference.of(text(entries, "from"), text(entries, "to"));
        for (Map.Entry<String, RecipeNode> entry : entries.entrySet()) {
            RecipeNode value = entry.getValue();
            reference = switch (entry.getKey()) {
                case "when" -> reference.when(value.text());
                case "follow" -> reference.follow(choice(value, Follow.class));
                case "outside" -> reference.outside(choice(value, Outside.class));
                default -> reference;
            };
        }
        DeclaredReference declared = reference;
        sampling = node.resolve(() -> sampling.reference(declared));
    }

    private static String text(Map<String, RecipeNode> entries, String key) {
        return Objects.requireNonNull(entries.get(key)).text();
    }

    private void readBudget(RecipeNode node) {
        if (node.isMapping()) {
            each(node, (table, value) -> sampling.budget(table, budget(value)));
        } else {
            sampling = sampling.budget(budget(node));
        }
    }

    private static Budget budget(RecipeNode node) {
        String text = node.text().strip();
        return checked(
                node,
                () -> text.endsWith("%") ? new Budget(Optional.of(share(node, text)), 0) : Budget.rows(number(node)));
    }

    private static DrawSize drawSize(RecipeNode node) {
        if (!node.isMapping()) {
            return node.text().strip().endsWith("%") ? percent(node) : rows(node);
        }
        Map<String, RecipeNode> entries = node.entries(List.of("percent", "rows", "strata"));
        RecipeNode percent = entries.get("percent");
        RecipeNode rows = entries.get("rows");
        if ((percent == null) == (rows == null)) {
            throw node.error("%s must say either percent or rows".formatted(node.path()));
        }
        DrawSize size = rows != null ? rows(rows) : percent(Objects.requireNonNull(percent));
        RecipeNode strata = entries.get("strata");
        return strata == null ? size : size.strata(strata.text());
    }

    private static DrawSize percent(RecipeNode node) {
        return checked(node, () -> DrawSize.percent(share(node, node.text())));
    }

    private static DrawSize rows(RecipeNode node) {
        return checked(node, () -> DrawSize.rows(number(node)));
    }

    private static BigDecimal share(RecipeNode node, String text) {
        try {
            return new BigDecimal(text.replace("%", "").strip());
        } catch (NumberFormatException e) {
            throw node.error("%s must be a share such as 10%% but is %s".formatted(node.path(), text));
        }
    }

    private static long number(RecipeNode node) {
        try {
            return Long.parseLong(node.text().strip());
        } catch (NumberFormatException e) {
            throw node.error("%s must be a share such as 10%% or a number of rows but is %s"
                    .formatted(node.path(), node.text()));
        }
    }

    /** Adds the place to what a value says of itself. */
    private static <T> T checked(RecipeNode node, Supplier<T> value) {
        try {
            return value.get();
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
