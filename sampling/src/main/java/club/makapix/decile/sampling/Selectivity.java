package club.makapix.decile.sampling;

import club.makapix.decile.schema.TableName;
import java.util.Map;

/**
 * Holds which share of each table's rows fulfils the conditions of the recipe, as the server expects.
 *
 * @param where the shares that may travel, of tables with such a condition
 * @param always the shares that are taken besides the draw
 */
record Selectivity(Map<TableName, Double> where, Map<TableName, Double> always) {
    Selectivity {
        where = Map.copyOf(where);
        always = Map.copyOf(always);
    }

    double ofWhere(TableName table) {
        return where.getOrDefault(table, 1d);
    }

    double ofAlways(TableName table) {
        return always.getOrDefault(table, 0d);
    }
}
