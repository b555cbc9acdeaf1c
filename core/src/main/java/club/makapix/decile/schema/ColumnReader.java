package club.makapix.decile.schema;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.HashMultimap;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.SetMultimap;
import java.util.List;
import java.util.Optional;
import org.jooq.Record;

/** Makes columns. A column that one partition holds to be NOT NULL is so for the whole table. */
final class ColumnReader {
    private final TypeReader types;
    private final ListMultimap<Long, Record> rows = ArrayListMultimap.create();
    private final SetMultimap<Long, String> notNull = HashMultimap.create();

    ColumnReader(Relations relations, TypeReader types, Iterable<Record> columns) {
        this.types = types;
        for (Record row : columns) {
            long relation = row.get("relation", Long.class);
            if (!relations.contains(relation)) {
                continue;
            }
            rows.put(relation, row);
            if (!row.get("nullable", Boolean.class)) {
                notNull.put(relations.rootOf(relation), row.get("name", String.class));
            }
        }
    }

    List<Column> columnsOf(long table) {
        return rows.get(table).stream().map(row -> column(table, row)).toList();
    }

    private Column column(long table, Record row) {
        String name = row.get("name", String.class);
        ColumnType type = types.typeOf(row);
        return new Column(
                name,
                type,
                !notNull.containsEntry(table, name) && !types.refusesNull(row),
                Optional.ofNullable(row.get("default_expression", String.class)),
                row.get("identity", Boolean.class),
                row.get("generated", Boolean.class),
                row.get("deterministic", Boolean.class) && !type.base().equals("citext"));
    }
}
