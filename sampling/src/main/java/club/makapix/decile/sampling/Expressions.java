package club.makapix.decile.sampling;

import club.makapix.decile.schema.DatabaseException;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.Table;
import club.makapix.decile.schema.TableName;
import club.makapix.decile.transfer.Snapshot;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has the server understand each SQL expression of a recipe before anything is read, so that a mistake is reported with its place. The
 * server plans the expressions and runs none; for conditions it says how many rows it expects. One statement each.
 */
final class Expressions {
    private final Blueprint blueprint;
    private final RecipePlaces places;
    private final Snapshot snapshot;
    private final Map<TableName, Double> where = new HashMap<>();
    private final Map<TableName, Double> always = new HashMap<>();

    private Expressions(Blueprint blueprint, RecipePlaces places, Snapshot snapshot) {
        this.blueprint = blueprint;
        this.places = places;
        this.snapshot = snapshot;
    }

    /**
     * Checks the expressions.
     *
     * @throws SchemaException if the server does not understand one
     * @throws DatabaseException if the server refuses for another reason
     */
    static Selectivity check(Blueprint blueprint, RecipePlaces places, Snapshot snapshot) {
        Expressions expressions = new Expressions(blueprint, places, snapshot);
        blueprint.tables().values().forEach(expressions::check);
        blueprint.references().forEach(expressions::check);
        return new Selectivity(expressions.where, expressions.always);
    }

    private void check(TableRule rule) {
        rule.where().ifPresent(condition -> where.put(rule.name(), share(rule, "where", condition)));
        rule.always().ifPresent(condition -> always.put(rule.name(), share(rule, "always", condition)));
        rule.draw().flatMap(draw -> draw.size().strata()).map(Sql::group).ifPresent(strata -> {
            String sql = Sql.select(List.of(strata + "::text"), rule.table(), List.of()) + " order by " + strata;
            estimate(rule.table(), "strata of " + rule.name(), sql, places.ofStrata(rule.name()));
        });
    }

    private double share(TableRule rule, String kind, String condition) {
        String sql = Sql.select(List.of("1"), rule.table(), List.of(Sql.group(condition)));
        long rows = estimate(rule.table(), kind + " of " + rule.name(), sql, places.ofCondition(kind, rule.name()));
        return Math.min(1, (double) rows / Math.max(1, rule.table().estimatedRows()));
    }

    private void check(Reference reference) {
        DeclaredReference declared = blueprint.rules().all(RuleKind.REFERENCE).get(reference.key());
        if (declared != null) {
            Table child = blueprint.rule(reference.child()).table();
            String sql = Sql.select(reference.canonicalValues(), child, List.of());
            estimate(child, "the reference from " + reference.key(), sql, places.ofReference(declared));
        }
    }

    private long estimate(Table table, String what, String sql, Optional<RecipePlaces.Place> place) {
        try {
            return snapshot.estimate(what, sql);
        } catch (DatabaseException e) {
            if (!isMistake(e)) {
                throw e;
            }
            String message = e.getMessage() + new UnknownColumn(table).advice(e, sql);
            throw place.map(known -> known.error(message)).orElseGet(() -> new SchemaException(message, e));
        }
    }

    /** Tells whether the server did not understand the statement, rather than forbid it or be gone. */
    private static boolean isMistake(DatabaseException e) {
        String state = e.getCause() instanceof SQLException cause ? String.valueOf(cause.getSQLState()) : "";
        return (state.startsWith("42") && !state.equals("42501")) || state.startsWith("22");
    }
}
