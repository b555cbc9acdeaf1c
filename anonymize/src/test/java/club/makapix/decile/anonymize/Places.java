package club.makapix.decile.anonymize;

import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.ColumnType;
import club.makapix.decile.schema.Table;
import club.makapix.decile.schema.TableName;
import club.makapix.decile.schema.TypeKind;
import club.makapix.decile.schema.UniqueKey;
import java.util.List;
import java.util.Optional;

/** Makes columns that no database has. */
final class Places {
    private Places() {}

    /** Returns a column {@code value} of that type, without a length, in a table with the key {@code id}. */
    static TableColumn of(String type) {
        Column id = column("id", "int4");
        Column value = column("value", type);
        UniqueKey key = new UniqueKey(
                "people_pkey", true, List.of("id"), List.of(), Optional.empty(), true, List.of("id"), List.of());
        Table people = new Table(
                new TableName("public", "people"),
                List.of(id, value),
                List.of(key),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0,
                List.of(),
                false);
        return new TableColumn(people, value);
    }

    private static Column column(String name, String type) {
        TypeKind kind = type.equals("composite") ? TypeKind.COMPOSITE : TypeKind.BASE;
        return new Column(
                name,
                new ColumnType("pg_catalog", type, type, kind, type, kind, 0, List.of(), List.of(), List.of()),
                name.equals("value"),
                Optional.empty(),
                false,
                false,
                true,
                false);
    }
}
