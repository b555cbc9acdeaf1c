package club.makapix.decile.sampling;

import club.makapix.decile.sampling.TableRule.Entry;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.Table;
import club.makapix.decile.schema.TableName;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Applies a recipe to tables, also to those that it does not mention. */
final class TableRules {
    private static final long LOOKUP_ROWS = 1_000;
    private static final long WHOLE_ROWS = 10_000;
    private static final BigDecimal ALL = BigDecimal.valueOf(100);
    private static final int SCALE = 10;

    private final Schema schema;
    private final Rules rules;
    private final List<Reference> references;
    private final Set<TableName> reached = new HashSet<>();

    TableRules(Schema schema, Rules rules, List<Reference> references) {
        this.schema = schema;
        this.rules = rules;
        this.references = references;
    }

    Map<TableName, TableRule> all() {
        if (rules.all(RuleKind.DRAW).isEmpty() && rules.all(RuleKind.ALWAYS).isEmpty()) {
            throw new SchemaException("the recipe takes no row to begin with; add a rule draw or always");
        }
        reach();
        Map<TableName, TableRule> all = new LinkedHashMap<>();
        schema.tables().forEach(table -> all.put(table.name(), rule(table)));
        return all;
    }

    /** Finds the tables that followed keys lead to: from drawn ones over any such key, from others over those followed always. */
    private void reach() {
        reached.addAll(rules.all(RuleKind.DRAW).keySet());
        reached.addAll(rules.all(RuleKind.ALWAYS).keySet());
        references.stream()
                .filter(reference -> reference.follow() == Follow.ALWAYS)
                .filter(reference -> !rules.empty().contains(reference.parent()))
                .map(Reference::child)
                .forEach(reached::add);
        boolean grows = true;
        while (grows) {
            grows = references.stream()
                    .filter(reference -> reference.isFollowed() && reached.contains(reference.parent()))
                    .map(Reference::child)
                    .toList()
                    .stream()
                    .map(reached::add)
                    .reduce(false, Boolean::logicalOr);
        }
    }

    private TableRule rule(Table table) {
        TableName name = table.name();
        Optional<Draw> draw =
                Optional.ofNullable(rules.all(RuleKind.DRAW).get(name)).map(size -> draw(name, size));
        Entry entry = entry(table);
        if (entry == Entry.SHARED) {
            draw = share().map(percent -> draw(name, DrawSize.percent(percent)));
        }
        return new TableRule(
                table,
                entry,
                draw,
                Optional.ofNullable(rules.all(RuleKind.ALWAYS).get(name)),
                Optional.ofNullable(rules.all(RuleKind.WHERE).get(name)));
    }

    private Draw draw(TableName table, DrawSize size) {
        return Draw.of(rules.seed(), table.toString(), size);
    }

    private Entry entry(Table table) {
        TableName name = table.name();
        if (rules.empty().contains(name)) {
            return Entry.EMPTY;
        }
        if (rules.whole().contains(name)) {
            return Entry.WHOLE;
        }
        if (rules.all(RuleKind.DRAW).containsKey(name)
                || rules.all(RuleKind.ALWAYS).containsKey(name)) {
            return Entry.DRAWN;
        }
        return reached.contains(name) ? Entry.REACHED : unreached(table);
    }

    private Entry unreached(Table table) {
        return switch (rules.unreached()) {
            case WHOLE -> Entry.WHOLE;
            case REQUIRED -> Entry.REACHED;
            case EMPTY -> Entry.EMPTY;
            case BY_SIZE -> bySize(table);
        };
    }

    private Entry bySize(Table table) {
        if (table.estimatedRows() <= LOOKUP_ROWS) {
            return Entry.WHOLE;
        }
        if (isReferenced(table.name())) {
            return Entry.REACHED;
        }
        return table.estimatedRows() <= WHOLE_ROWS ? Entry.WHOLE : Entry.SHARED;
    }

    private boolean isReferenced(TableName table) {
        return references.stream()
                .anyMatch(reference ->
                        reference.parent().equals(table) && !reference.key().isSelfReference());
    }

    /** Returns the share of the first draw, in percent; empty if the recipe draws nothing. */
    private Optional<BigDecimal> share() {
        return rules.all(RuleKind.DRAW).entrySet().stream()
                .findFirst()
                .map(draw -> draw.getValue().percent().orElseGet(() -> share(draw.getKey(), draw.getValue())));
    }

    private BigDecimal share(TableName root, DrawSize size) {
        long estimated = Math.max(schema.table(root).estimatedRows(), size.rows());
        return ALL.multiply(BigDecimal.valueOf(size.rows()))
                .divide(BigDecimal.valueOf(estimated), SCALE, RoundingMode.UP)
                .min(ALL);
    }
}
