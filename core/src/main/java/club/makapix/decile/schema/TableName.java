package club.makapix.decile.schema;

import java.util.Comparator;

/**
 * Identifies a table by schema and name, exactly as the catalogue spells both.
 *
 * @param schema the schema's name, for example {@code public}
 * @param name the table's name within the schema
 */
public record TableName(String schema, String name) implements Comparable<TableName> {
    private static final Comparator<TableName> ORDER =
            Comparator.comparing(TableName::schema).thenComparing(TableName::name);

    /** Returns the name as SQL: both parts in double quotes. */
    public String quoted() {
        return Identifiers.quote(schema) + "." + Identifiers.quote(name);
    }

    @Override
    public int compareTo(TableName other) {
        return ORDER.compare(this, other);
    }

    /** Returns {@code schema.name} unquoted, for people. */
    @Override
    public String toString() {
        return schema + "." + name;
    }
}
