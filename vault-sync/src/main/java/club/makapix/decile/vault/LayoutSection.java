package club.makapix.decile.vault;

import club.makapix.decile.recipe.RecipeNode;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.SchemaException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code vault} of a recipe into a layout. */
final class LayoutSection {
    private static final List<String> KINDS = List.of("path", "url", "urls-in");
    private static final List<String> RULE_KEYS =
            List.of("path", "url", "urls-in", "optional", "when", "via", "with", "size", "sha256");

    private final Schema schema;

    LayoutSection(Schema schema) {
        this.schema = schema;
    }

    VaultLayout parse(RecipeNode section) {
        Map<String, RecipeNode> entries = section.entries(List.of("root-variable", "url-bases", "files"));
        VaultLayout layout = VaultLayout.of(schema);
        RecipeNode variable = entries.get("root-variable");
        if (variable != null) {
            layout = layout.rootVariable(variable.text());
        }
        RecipeNode bases = entries.get("url-bases");
        if (bases != null) {
            layout = withBases(layout, bases);
        }
        RecipeNode files = entries.get("files");
        if (files == null) {
            throw section.error(
                    "%s must say which files the rows of each table have, under files".formatted(section.path()));
        }
        return withFiles(layout, files);
    }

    private static VaultLayout withBases(VaultLayout layout, RecipeNode bases) {
        String[] texts = bases.elements().stream().map(RecipeNode::text).toArray(String[]::new);
        return bases.resolve(() -> layout.urlBases(texts));
    }

    private static VaultLayout withFiles(VaultLayout layout, RecipeNode files) {
        VaultLayout whole = layout;
        for (Map.Entry<String, RecipeNode> entry : files.entries().entrySet()) {
            RecipeNode value = entry.getValue();
            for (RecipeNode element : value.isMapping() ? List.of(value) : value.elements()) {
                VaultLayout soFar = whole;
                FileRule rule = rule(element);
                whole = element.resolve(() -> soFar.files(entry.getKey(), rule));
            }
        }
        return whole;
    }

    private static FileRule rule(RecipeNode node) {
        if (node.isScalar()) {
            return FileRule.path(node.text());
        }
        Map<String, RecipeNode> entries = node.entries(RULE_KEYS);
        FileRule rule = ruleOfOneKind(node, entries);
        if (Optional.ofNullable(entries.get("optional")).map(RecipeNode::isTrue).orElse(false)) {
            rule = rule.optional();
        }
        rule = withText(rule, entries.get("when"), FileRule::when);
        rule = withText(rule, entries.get("via"), FileRule::via);
        rule = withText(rule, entries.get("size"), FileRule::size);
        rule = withText(rule, entries.get("sha256"), FileRule::sha256);
        RecipeNode values = entries.get("with");
        return values == null ? rule : withValues(rule, values);
    }

    private static FileRule withText(
            FileRule rule, @Nullable RecipeNode node, BiFunction<FileRule, String, FileRule> wither) {
        return node == null ? rule : wither.apply(rule, node.text());
    }

    private static FileRule ruleOfOneKind(RecipeNode node, Map<String, RecipeNode> entries) {
        List<String> kinds = KINDS.stream().filter(entries::containsKey).toList();
        if (kinds.size() != 1) {
            throw node.error("%s must have exactly one of path, url and urls-in but has %s"
                    .formatted(node.path(), kinds.isEmpty() ? "none" : String.join(", ", kinds)));
        }
        String kind = kinds.get(0);
        String text = find(entries, kind).text();
        return switch (kind) {
            case "url" -> FileRule.url(text);
            case "urls-in" -> FileRule.urlsIn(text);
            default -> FileRule.path(text);
        };
    }

    private static FileRule withValues(FileRule rule, RecipeNode values) {
        FileRule whole = rule;
        for (Map.Entry<String, RecipeNode> value : values.entries().entrySet()) {
            whole = whole.with(value.getKey(), value.getValue().text());
        }
        return whole;
    }

    private static RecipeNode find(Map<String, RecipeNode> entries, String key) {
        RecipeNode node = entries.get(key);
        if (node == null) {
            throw new SchemaException(key + " is missing");
        }
        return node;
    }
}
