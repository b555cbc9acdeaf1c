package club.makapix.decile.sampling;

import club.makapix.decile.recipe.RecipeNode;
import club.makapix.decile.schema.ForeignKey;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.TableName;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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

    /** Returns where the recipe says what happens to children whose parent stays outside. */
    Optional<Place> ofOutside(ForeignKey key) {
        return section.flatMap(node -> node.find("keys")).stream()
                .flatMap(keys -> keys.entries().entrySet().stream())
                .filter(entry -> schema.foreignKey(entry.getKey()).equals(key))
                .flatMap(entry -> entry.getValue().find("outside").stream())
                .findFirst()
                .map(node -> node::error);
    }

    Optional<Place> ofOutside(DeclaredReference reference) {
        return nodeOf(reference).map(node -> node.find("outside").orElse(node)::error);
    }

    Optional<Place> ofReference(DeclaredReference reference) {
        return nodeOf(reference).map(node -> node.find("when").orElse(node)::error);
    }

    private Optional<RecipeNode> nodeOf(DeclaredReference reference) {
        return section.flatMap(node -> node.find("references")).map(RecipeNode::elements).stream()
                .flatMap(elements -> elements.stream())
                .filter(node -> text(node, "from").equals(Optional.of(reference.from()))
                        && text(node, "to").equals(Optional.of(reference.to()))
                        && text(node, "when").equals(reference.when()))
                .findFirst();
    }

    /** Runs a step and adds the place of the whole section to what it refuses without one of its own. */
    <T> T resolve(Supplier<T> step) {
        return section.map(node -> node.resolve(step)).orElseGet(step);
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
