package club.makapix.decile.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Record;

/** Resolves type oids: domains and arrays down to what they are made of. */
final class ColumnTypes {
    private static final int VARLENA_HEADER = 4;

    private final Map<Long, Record> types = new HashMap<>();

    ColumnTypes(Iterable<Record> rows) {
        rows.forEach(row -> types.put(row.get("oid", Long.class), row));
    }

    Column column(Record row) {
        Record type = type(row.get("type", Long.class));
        ColumnType resolved = new ColumnType(
                type.get("schema", String.class),
                type.get("name", String.class),
                row.get("declared", String.class),
                kind(type),
                base(type).get("name", String.class),
                length(type, row.get("modifier", Integer.class)),
                List.of(undomained(type).get("labels", String[].class)));
        return new Column(
                row.get("name", String.class),
                resolved,
                row.get("nullable", Boolean.class) && !notNullDomain(type),
                Optional.ofNullable(row.get("default_expression", String.class)),
                row.get("identity", Boolean.class),
                row.get("generated", Boolean.class),
                row.get("deterministic", Boolean.class) && !resolved.base().equals("citext"));
    }

    private static TypeKind kind(Record type) {
        if (type.get("is_array", Boolean.class)) {
            return TypeKind.ARRAY;
        }
        return switch (type.get("kind", String.class)) {
            case "c" -> TypeKind.COMPOSITE;
            case "d" -> TypeKind.DOMAIN;
            case "e" -> TypeKind.ENUM;
            case "r" -> TypeKind.RANGE;
            case "m" -> TypeKind.MULTIRANGE;
            default -> TypeKind.BASE;
        };
    }

    private Record base(Record type) {
        Record scalar = undomained(type);
        return scalar.get("is_array", Boolean.class) ? base(type(scalar.get("element", Long.class))) : scalar;
    }

    private Record undomained(Record type) {
        Record result = type;
        while (result.get("kind", String.class).equals("d")) {
            result = type(result.get("base", Long.class));
        }
        return result;
    }

    private boolean notNullDomain(Record type) {
        for (Record step = type;
                step.get("kind", String.class).equals("d");
                step = type(step.get("base", Long.class))) {
            if (step.get("not_null", Boolean.class)) {
                return true;
            }
        }
        return false;
    }

    private int length(Record type, int modifier) {
        Record step = type;
        int effective = modifier;
        while (step.get("kind", String.class).equals("d")) {
            effective = step.get("modifier", Integer.class);
            step = type(step.get("base", Long.class));
        }
        String name = step.get("name", String.class);
        boolean limited = name.equals("varchar") || name.equals("bpchar");
        return limited && effective > VARLENA_HEADER ? effective - VARLENA_HEADER : 0;
    }

    private Record type(long oid) {
        return Objects.requireNonNull(types.get(oid), "type vanished");
    }
}
