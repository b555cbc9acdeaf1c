package club.makapix.decile.sampling;

import club.makapix.decile.schema.ForeignKey;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.TableName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Says for every table and every foreign key of a schema what a recipe makes of it.
 *
 * @param tables the rule of each table
 * @param references the foreign keys of the tables that travel, ordered by child, then by name
 * @param components the tables in strongly connected components, parents first
 * @param rules the recipe
 */
record Blueprint(
        Map<TableName, TableRule> tables, List<Reference> references, List<Set<TableName>> components, Rules rules) {
    Blueprint {
        tables = Collections.unmodifiableMap(tables);
        references = List.copyOf(references);
    }

    /**
     * Applies a recipe.
     *
     * @throws SchemaException if it asks of a key what its columns forbid; with the place, if the recipe is a file
     */
    static Blueprint of(Schema described, Rules rules, RecipePlaces places) {
        Schema schema = withDeclared(described, rules);
        References resolved = new References(schema, rules, places);
        List<Reference> references = schema.foreignKeys().stream()
                .filter(key -> !rules.empty().contains(key.child()))
                .map(resolved::of)
                .toList();
        return new Blueprint(
                new TableRules(schema, rules, references).all(),
                references,
                schema.graph().components(),
                rules);
    }

    private static Schema withDeclared(Schema schema, Rules rules) {
        List<ForeignKey> keys = new ArrayList<>(schema.foreignKeys());
        keys.addAll(rules.all(RuleKind.REFERENCE).keySet());
        keys.sort(Comparator.comparing(ForeignKey::child).thenComparing(ForeignKey::name));
        return Schema.of(schema.tables(), keys, schema.sequences());
    }

    TableRule rule(TableName table) {
        return Objects.requireNonNull(tables.get(table));
    }

    /** Returns the SQL expression by which rows of a table are put in the order in which a draw takes them. */
    String hashOf(TableRule rule) {
        return Draw.of(rules.seed(), rule.name().toString(), DrawSize.rows(1)).hashSql(rule.hashedTexts());
    }

    /** Returns the references of a child. */
    List<Reference> of(TableName child) {
        return references.stream()
                .filter(reference -> reference.child().equals(child))
                .toList();
    }

    /** Returns the references to a parent whose children may travel. */
    List<Reference> to(TableName parent) {
        return references.stream()
                .filter(reference -> reference.parent().equals(parent))
                .filter(reference -> rule(reference.child()).travels())
                .toList();
    }
}
