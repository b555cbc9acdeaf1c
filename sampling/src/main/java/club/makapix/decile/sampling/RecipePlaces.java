package club.makapix.decile.sampling;

import club.makapix.decile.recipe.RecipeNode;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.TableName;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds where a recipe file says something; knows no place of what was said in Java. */
final class RecipePlaces {
    private final Schema schema;
    private final Optional<RecipeNode> section;

    /** Words a mistake at some place. */
    @FunctionalInterface
    interface Place {
        SchemaException error(String message);
    }

    RecipePlaces(Schema schema, Optional<RecipeNode> section) {
        this.schema = schema;
        this.section = section;
    }

    Optional<Place> ofCondition(String rule, TableName table) {
        return ofTable(rule, table).map(node -> node::error);
    }

    Optional<Place> ofStrata(TableName table) {
        return ofTable("draw", table)
                .filter(RecipeNode::isMapping)
                .flatMap(node -> node.find("strata"))
                .map(node -> node::error);
    }

    Optional<Place> ofReference(DeclaredReference reference) {
        return section.flatMap(node -> node.find("references")).map(RecipeNode::elements).stream()
                .flatMap(elements -> elements.stream())
                .filter(node -> text(node, "from").equals(Optional.of(reference.from()))
                        && text(node, "to").equals(Optional.of(reference.to()))
                        && text(node, "when").equals(reference.when()))
                .findFirst()
                .map(node -> node.find("when").orElse(node)::error);
    }

    private Optional<RecipeNode> ofTable(String rule, TableName table) {
        return section.flatMap(node -> node.find(rule)).stream()
                .flatMap(node -> node.isMapping() ? node.entries().entrySet().stream() : Stream.empty())
                .filter(entry -> schema.table(entry.getKey()).name().equals(table))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Optional<String> text(RecipeNode node, String key) {
        return node.find(key).map(RecipeNode::text);
    }
}
