package club.makapix.decile.sampling;

import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.Table;
import club.makapix.decile.schema.TableName;
import club.makapix.decile.schema.UniqueKey;
import java.util.List;
import java.util.Optional;

/**
 * Says how rows of a table come to travel of their own, and which may.
 *
 * @param table the table
 * @param entry what brings its rows
 * @param draw the draw, if rows are drawn
 * @param always the condition of rows taken besides
 * @param where the condition of rows that may travel
 */
record TableRule(Table table, Entry entry, Optional<Draw> draw, Optional<String> always, Optional<String> where) {

    /** Tells what brings the rows of a table. */
    enum Entry {
        /** A draw or an {@code always} of the recipe. */
        DRAWN,
        /** Nothing leads to it, so that a share of it is drawn. */
        SHARED,
        WHOLE,
        /** Other rows, over foreign keys. */
        REACHED,
        EMPTY
    }

    TableName name() {
        return table.name();
    }

    boolean isWhole() {
        return entry == Entry.WHOLE;
    }

    boolean travels() {
        return entry != Entry.EMPTY;
    }

    /** Tells whether rows come of their own, not over a key. */
    boolean hasStart() {
        return isWhole() || draw.isPresent() || always.isPresent();
    }

    /** Tells whether the recipe itself draws from the table. */
    boolean isDrawn() {
        return draw.isPresent() && entry != Entry.SHARED;
    }

    /** Tells whether it takes a look at all rows to know which are drawn. */
    boolean drawsRelatively() {
        return draw.isPresent() && draw.get().size().isRelative();
    }

    /** Returns the condition that a row is drawn, if the row itself can tell. */
    String drawCondition() {
        return drawsRelatively() ? "false" : shareCondition();
    }

    /** Returns the condition that a row is in the drawn share; true for a number of rows. */
    String shareCondition() {
        return draw.map(share -> share.conditionSql(hashedTexts())).orElse("false");
    }

    String alwaysCondition() {
        return always.map(Sql::group).orElse("false");
    }

    String whereCondition() {
        return travels() ? where.map(Sql::group).orElse("true") : "false";
    }

    /** Returns the expressions of the primary key as texts; of the whole row in a table that has none. */
    List<String> hashedTexts() {
        return table.primaryKey()
                .map(UniqueKey::columns)
                .map(columns -> columns.stream().map(table::column).toList())
                .map(TableRule::texts)
                .orElse(List.of("t::text"));
    }

    private static List<String> texts(List<Column> columns) {
        return columns.stream().map(KeyText::sql).toList();
    }
}
