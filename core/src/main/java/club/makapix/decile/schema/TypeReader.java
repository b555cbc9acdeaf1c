package club.makapix.decile.schema;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Record;

/** Makes types of oids: domains and arrays are followed down to what they are made of. */
final class TypeReader {
    private static final int VARLENA_HEADER = 4;

    private final Map<Long, Record> types = new HashMap<>();
    private final Map<String, ColumnType> known = new HashMap<>();
    private final ListMultimap<Long, Record> domainChecks = ArrayListMultimap.create();

    TypeReader(Iterable<Record> types, Iterable<Record> constraints) {
        types.forEach(row -> this.types.put(row.get("oid", Long.class), row));
        constraints.forEach(row -> domainChecks.put(row.get("domain", Long.class), row));
    }

    /** Columns of one type share it. */
    ColumnType typeOf(Record column) {
        String declared = column.get("declared", String.class);
        return known.computeIfAbsent(column.get("type", Long.class) + " " + declared, key -> resolve(column, declared));
    }

    private ColumnType resolve(Record column, String declared) {
        Record type = type(column.get("type", Long.class));
        Record base = scalar(type);
        return new ColumnType(
                type.get("schema", String.class),
                type.get("name", String.class),
                declared,
                kind(type),
                base.get("name", String.class),
                length(type, column.get("modifier", Integer.class)),
                List.of(base.get("labels", String[].class)),
                checks(type));
    }

    /** Tells whether a domain on the way down refuses NULL. */
    boolean refusesNull(Record column) {
        return domains(type(column.get("type", Long.class))).stream()
                .anyMatch(domain -> domain.get("not_null", Boolean.class));
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

    private List<CheckConstraint> checks(Record type) {
        return domains(type).stream()
                .flatMap(domain -> domainChecks.get(domain.get("oid", Long.class)).stream())
                .map(SchemaReader::check)
                .toList();
    }

    /** Returns the type and what it is made of as long as those are domains. */
    private List<Record> domains(Record type) {
        List<Record> domains = new ArrayList<>();
        for (Record step = type; isDomain(step); step = type(step.get("base", Long.class))) {
            domains.add(step);
        }
        return domains;
    }

    private Record scalar(Record type) {
        Record below = below(type);
        return below == type ? type : scalar(below);
    }

    private int length(Record type, int modifier) {
        Record below = below(type);
        if (below != type) {
            return length(below, isDomain(type) ? type.get("modifier", Integer.class) : modifier);
        }
        String name = type.get("name", String.class);
        boolean limited = name.equals("varchar") || name.equals("bpchar");
        return limited && modifier > VARLENA_HEADER ? modifier - VARLENA_HEADER : 0;
    }

    /** Returns what a domain constrains or an array repeats; any other type itself. */
    private Record below(Record type) {
        if (isDomain(type)) {
            return type(type.get("base", Long.class));
        }
        return type.get("is_array", Boolean.class) ? type(type.get("element", Long.class)) : type;
    }

    private static boolean isDomain(Record type) {
        return type.get("kind", String.class).equals("d");
    }

    private Record type(long oid) {
        Record row = types.get(oid);
        if (row == null) {
            throw new SchemaException("the schema changed while it was read; read it again");
        }
        return row;
    }
}
