package club.makapix.decile.transfer;

import club.makapix.decile.schema.Table;
import java.util.List;
import java.util.Optional;

/**
 * Gathers what has a say in one table's rows on their way.
 *
 * @param table the table
 * @param selection which rows travel
 * @param rewriter what becomes of them
 * @param observers who is told
 */
record TablePassage(
        Table table, TableSelection selection, Optional<TableRewriter> rewriter, List<TableObserver> observers) {}
