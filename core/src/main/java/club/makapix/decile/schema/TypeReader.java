package club.makapix.decile.schema;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes types of oids: domains and arrays are followed down to what they are made of. */
final class TypeReader {
    private static final int VARLENA_HEADER = 4;

    private final Map<Long, CatalogueRow> types = new HashMap<>();
    private final Map<String, ColumnType> known = new HashMap<>();
    private final ListMultimap<Long, CatalogueRow> domainChecks = ArrayListMultimap.create();

    TypeReader(Iterable<CatalogueRow> types, Iterable<CatalogueRow> constraints) {
        types.forEach(row -> this.types.put(row.number("oid"), row));
        constraints.forEach(row -> domainChecks.put(row.number("domain"), row));
    }

    /** Columns of one type share it. */
    ColumnType typeOf(CatalogueRow column) {
        String declared = column.text("declared");
        return known.computeIfAbsent(column.number("type") + " " + declared, key -> resolve(column, declared));
    }

    private ColumnType resolve(CatalogueRow column, String declared) {
        CatalogueRow type = type(column.number("type"));
        CatalogueRow base = scalar(type);
        return new ColumnType(
                type.text("schema"),
                type.text("name"),
                declared,
                kind(type),
                base.text("name"),
                kind(base),
                length(type, column.number("modifier")),
                base.texts("labels"),
                fields(base),
                checks(type));
    }

    private List<String> fields(CatalogueRow composite) {
        List<String> declared = composite.texts("fields");
        List<String> types = composite.texts("field_types");
        return IntStream.range(0, declared.size())
                .mapToObj(at -> declared.get(at) + inner(scalar(type(Long.parseLong(types.get(at))))))
                .toList();
    }

    private String inner(CatalogueRow type) {
        List<String> fields = fields(type);
        return fields.isEmpty() ? "" : " (" + String.join(", ", fields) + ")";
    }

    /** Tells whether a domain on the way down refuses NULL. */
    boolean refusesNull(CatalogueRow column) {
        return domains(type(column.number("type"))).stream().anyMatch(domain -> domain.flag("not_null"));
    }

    private TypeKind kind(CatalogueRow type) {
        if (isArray(type)) {
            return TypeKind.ARRAY;
        }
        return switch (type.text("kind")) {
            case "c" -> TypeKind.COMPOSITE;
            case "d" -> TypeKind.DOMAIN;
            case "e" -> TypeKind.ENUM;
            case "r" -> TypeKind.RANGE;
            case "m" -> TypeKind.MULTIRANGE;
            default -> TypeKind.BASE;
        };
    }

    private boolean isArray(CatalogueRow type) {
        return isDomain(type) ? isArray(type(type.number("base"))) : type.flag("is_array");
    }

    private List<CheckConstraint> checks(CatalogueRow type) {
        return domains(type).stream()
                .flatMap(domain -> domainChecks.get(domain.number("oid")).stream())
                .map(SchemaReader::check)
                .toList();
    }

    /** Returns the type and what it is made of as long as those are domains. */
    private List<CatalogueRow> domains(CatalogueRow type) {
        List<CatalogueRow> domains = new ArrayList<>();
        for (CatalogueRow step = type; isDomain(step); step = type(step.number("base"))) {
            domains.add(step);
        }
        return domains;
    }

    private CatalogueRow scalar(CatalogueRow type) {
        CatalogueRow below = below(type);
        return below == type ? type : scalar(below);
    }

    private int length(CatalogueRow type, long modifier) {
        CatalogueRow below = below(type);
        if (below != type) {
            return length(below, isDomain(type) ? type.number("modifier") : modifier);
        }
        String name = type.text("name");
        boolean limited = name.equals("varchar") || name.equals("bpchar");
        return limited && modifier > VARLENA_HEADER ? Math.toIntExact(modifier - VARLENA_HEADER) : 0;
    }

    /** Returns what a domain constrains or an array repeats; any other type itself. */
    private CatalogueRow below(CatalogueRow type) {
        if (isDomain(type)) {
            return type(type.number("base"));
        }
        return type.flag("is_array") ? type(type.number("element")) : type;
    }

    private static boolean isDomain(CatalogueRow type) {
        return type.text("kind").equals("d");
    }

    private CatalogueRow type(long oid) {
        CatalogueRow row = types.get(oid);
        if (row == null) {
            throw new SchemaException("the schema changed while it was read; read it again");
        }
        return row;
    }
}
