package club.makapix.decile.schema;

import java.util.List;

/**
 * Describes the type of a column as the catalogue knows it.
 *
 * @param schema the schema of the type, {@code pg_catalog} for built-in ones
 * @param name the catalogue's name: {@code int4}, {@code varchar}, {@code _text} for an array of text
 * @param declared how DDL spells it, with modifiers: {@code character varying(50)}; types outside {@code pg_catalog} carry
 *     their schema
 * @param kind what sort of type it is; a domain over an array is an array
 * @param base the type a domain or array comes down to, without modifiers: {@code text}; the name itself otherwise
 * @param baseKind what sort of type the base is
 * @param length the declared length in characters of a {@code varchar} or {@code char}, also through domains and of the
 *     elements of an array; 0 for none
 * @param labels the labels of an enum in order, also through domains and of the elements of an array; empty otherwise
 * @param fields the fields of a composite in order, as DDL spells them: {@code street text}; also through domains and of the elements of an
 *     array, those that are composites themselves with their fields in parentheses; empty otherwise
 * @param checks the CHECK constraints of a domain and of the domains it is made of; empty otherwise
 */
public record ColumnType(
        String schema,
        String name,
        String declared,
        TypeKind kind,
        String base,
        TypeKind baseKind,
        int length,
        List<String> labels,
        List<String> fields,
        List<CheckConstraint> checks) {
    public ColumnType {
        labels = List.copyOf(labels);
        fields = List.copyOf(fields);
        checks = List.copyOf(checks);
    }

    /** Tells whether the type is the built-in scalar of that catalogue name, for example {@code int4}. */
    public boolean isBuiltIn(String catalogueName) {
        return schema.equals("pg_catalog") && name.equals(catalogueName);
    }
}
