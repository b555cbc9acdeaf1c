package club.makapix.decile.sampling;

import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.ColumnType;
import club.makapix.decile.schema.ForeignKey;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.Table;
import club.makapix.decile.schema.TypeKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Turns declared references into foreign keys that are not validated, and their columns into comparable values. */
final class Declarations {
    private static final String INTEGER = "^-?[0-9]{1,18}$";
    private static final String UUID = "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$";

    private final Schema schema;

    Declarations(Schema schema) {
        this.schema = schema;
    }

    ForeignKey foreignKey(DeclaredReference reference) {
        Side child = side(reference.from());
        Side parent = side(reference.to());
        if (child.columns().size() != parent.columns().size()) {
            throw new SchemaException("%s has %d columns but %s has %d"
                    .formatted(
                            reference.from(),
                            child.columns().size(),
                            reference.to(),
                            parent.columns().size()));
        }
        ForeignKey plain = ForeignKey.of(
                "reference to " + reference.to()
                        + reference.when().map(" when "::concat).orElse(""),
                child.table().name(),
                child.columns(),
                parent.table().name(),
                parent.columns());
        checkTypes(plain, reference);
        return plain;
    }

    private record Side(Table table, List<String> columns) {}

    private Side side(String name) {
        int dot = name.contains("(") ? name.indexOf(".(") : name.lastIndexOf('.');
        if (dot <= 0) {
            throw new SchemaException(
                    "%s is not a column; name it by table and column, for example posts.id".formatted(name));
        }
        Table table = schema.table(name.substring(0, dot));
        List<String> columns = Arrays.stream(
                        name.substring(dot + 1).replaceAll("^\\(|\\)$", "").split(",", -1))
                .map(String::strip)
                .toList();
        columns.forEach(table::column);
        return new Side(table, columns);
    }

    private void checkTypes(ForeignKey key, DeclaredReference reference) {
        if (isArray(key)) {
            if (reference.outside() != Outside.DETACH || reference.follow() != Follow.NEVER) {
                throw new SchemaException(
                        "%s is an array, whose elements can only be dropped; say follow: never, outside: detach"
                                .formatted(key));
            }
            checkElements(key);
            return;
        }
        values(key);
    }

    private void checkElements(ForeignKey key) {
        ColumnType elements =
                schema.table(key.child()).column(key.columns().get(0)).type();
        Column parent = schema.table(key.parent()).column(key.parentColumns().get(0));
        if (!KeyShape.textClassOfElements(elements).equals(KeyShape.textClass(parent))
                || KeyShape.textClass(parent).isEmpty()) {
            throw new SchemaException(
                    "%s has elements whose texts may differ from those of %s of %s although they are equal; only arrays of integers, UUIDs, texts, dates and enums can refer to rows"
                            .formatted(key, parent.type().declared(), key.parent()));
        }
    }

    /** Tells whether the child's column is an array of references. */
    boolean isArray(ForeignKey key) {
        return key.columns().size() == 1
                && schema.table(key.child()).column(key.columns().get(0)).type().kind() == TypeKind.ARRAY
                && schema.table(key.parent())
                                .column(key.parentColumns().get(0))
                                .type()
                                .kind()
                        != TypeKind.ARRAY;
    }

    /** Returns the child's values in the types of the parent's columns; NULL for what cannot be one. */
    List<String> values(ForeignKey key) {
        List<String> values = new ArrayList<>();
        for (int index = 0; index < key.columns().size(); index++) {
            values.add(value(
                    key,
                    schema.table(key.child()).column(key.columns().get(index)),
                    schema.table(key.parent()).column(key.parentColumns().get(index))));
        }
        return values;
    }

    private static String value(ForeignKey key, Column child, Column parent) {
        String value = Sql.column(child.name());
        Optional<String> own = KeyShape.textClass(child);
        Optional<String> other = KeyShape.textClass(parent);
        if ((own.isPresent() && own.equals(other)) || isSameType(child.type(), parent.type())) {
            return value;
        }
        if (other.equals(Optional.of("text"))) {
            return value + "::text";
        }
        if (other.equals(Optional.of("integer"))) {
            return cast(value, INTEGER, "bigint");
        }
        if (other.equals(Optional.of("uuid"))) {
            return cast(value, UUID, "uuid");
        }
        throw new SchemaException(
                "%s has the type %s, which cannot be compared with %s of %s; only integers, UUIDs and texts can"
                        .formatted(key, child.type().declared(), parent.type().declared(), parent.name()));
    }

    private static boolean isSameType(ColumnType child, ColumnType parent) {
        return child.schema().equals(parent.schema()) && child.name().equals(parent.name());
    }

    private static String cast(String value, String pattern, String type) {
        return "case when %1$s::text ~ '%2$s' then %1$s::text::%3$s end".formatted(value, pattern, type);
    }
}
