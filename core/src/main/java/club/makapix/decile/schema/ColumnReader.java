package club.makapix.decile.schema;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.HashMultimap;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.SetMultimap;
import java.util.List;

/** Makes columns. A column that one partition holds to be NOT NULL is so for the whole table. */
final class ColumnReader {
    private final TypeReader types;
    private final ListMultimap<Long, CatalogueRow> rows = ArrayListMultimap.create();
    private final SetMultimap<Long, String> notNull = HashMultimap.create();

    ColumnReader(Relations relations, TypeReader types, Iterable<CatalogueRow> columns) {
        this.types = types;
        for (CatalogueRow row : columns) {
            long relation = row.number("relation");
            if (!relations.contains(relation)) {
                continue;
            }
            rows.put(relation, row);
            if (!row.flag("nullable")) {
                notNull.put(relations.rootOf(relation), row.text("name"));
            }
        }
    }

    List<Column> columnsOf(long table) {
        return rows.get(table).stream().map(row -> column(table, row)).toList();
    }

    private Column column(long table, CatalogueRow row) {
        String name = row.text("name");
        ColumnType type = types.typeOf(row);
        return new Column(
                name,
                type,
                !notNull.containsEntry(table, name) && !types.refusesNull(row),
                row.find("default_expression"),
                row.flag("identity"),
                row.flag("generated"),
                row.flag("deterministic") && !type.base().equals("citext"),
                row.flag("ignores_accents"));
    }
}
