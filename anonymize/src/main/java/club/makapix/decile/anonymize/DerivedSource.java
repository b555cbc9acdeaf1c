package club.makapix.decile.anonymize;

import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.ForeignKey;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.Table;
import java.util.List;
import java.util.Optional;

/**
 * Finds the column from which another one is derived.
 *
 * @param table the table of the source column
 * @param column the source column
 * @param key the column of that table by which its row is found; empty in the same row
 * @param by the column of the derived row that holds the key; empty in the same row
 */
record DerivedSource(Table table, Column column, String key, Optional<String> by) {

    /**
     * Finds it.
     *
     * @throws SchemaException if names do not exist, or nothing tells which row of the other table is meant
     */
    static DerivedSource resolve(Schema schema, Table derived, Derivation derivation) {
        ColumnName name = RuleBook.resolve(schema, derivation.source());
        Table table = schema.table(name.table());
        Column column = table.column(name.column());
        if (derivation.byColumn().isPresent()) {
            String by = derived.column(derivation.byColumn().get()).name();
            return new DerivedSource(table, column, key(schema, derived, table, by), Optional.of(by));
        }
        if (!table.name().equals(derived.name())) {
            throw new SchemaException(
                    "%s stands in another table than what is derived from it; say by which column of %s its row is found, for example by: %s_id"
                            .formatted(
                                    derivation.source(),
                                    derived.name(),
                                    table.name().name()));
        }
        return new DerivedSource(table, column, "", Optional.empty());
    }

    private static String key(Schema schema, Table derived, Table table, String by) {
        Optional<ForeignKey> foreignKey = schema.foreignKeysOf(derived.name()).stream()
                .filter(key ->
                        key.parent().equals(table.name()) && key.columns().equals(List.of(by)))
                .findFirst();
        if (foreignKey.isPresent()) {
            return foreignKey.get().parentColumns().get(0);
        }
        return table.primaryKey()
                .filter(key -> key.columns().size() == 1)
                .map(key -> key.columns().get(0))
                .orElseThrow(() -> new SchemaException(
                        "%s.%s cannot tell which row of %s is meant: no foreign key joins them and %s has no primary key of one column"
                                .formatted(derived.name(), by, table.name(), table.name())));
    }
}
