package club.makapix.decile.sampling;

import club.makapix.decile.schema.Identifiers;
import club.makapix.decile.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Guesses which references of a row lead to the same row by two ways: the customer of a payment is the customer of the rental that it
 * pays. The server's statistics hold the most common values of each column; where the same values are as common on both ways, the ways
 * are taken for one. Values are compared by their hashes and
 * never leave the server.
 */
final class SharedPaths {
    private static final String QUERY = """
            select schemaname, tablename, attname, pg_catalog.hashtextextended(value, 0), frequency
            from pg_catalog.pg_stats s
            join pg_catalog.pg_namespace n on n.nspname = s.schemaname
            join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = s.tablename
                and s.inherited = (c.relkind = 'p'),
                unnest(s.most_common_vals::text::text[], s.most_common_freqs) as common (value, frequency)
            where (schemaname, tablename, attname) in (%s)""";

    private final Blueprint blueprint;
    private final Statistics statistics;
    private final Map<Place, CommonValues> common = new HashMap<>();

    /** A column of a table. */
    private record Place(TableName table, String column) {
        static Place of(Reference reference) {
            return new Place(reference.child(), reference.key().columns().get(0));
        }

        String literal() {
            return "(%s, %s, %s)"
                    .formatted(
                            Identifiers.literal(table.schema()),
                            Identifiers.literal(table.name()),
                            Identifiers.literal(column));
        }
    }

    /** A reference of a row, and another one of the same row that leads on to the same parent. */
    private record Detour(Reference direct, Reference first, Reference onward) {}

    private SharedPaths(Blueprint blueprint, Statistics statistics) {
        this.blueprint = blueprint;
        this.statistics = statistics;
    }

    /** Reads the commonest values of the columns that may matter: one query, or none. */
    static SharedPaths read(Blueprint blueprint, Statistics statistics, Source source) {
        SharedPaths paths = new SharedPaths(blueprint, statistics);
        Set<Place> places = new LinkedHashSet<>();
        for (TableName table : blueprint.tables().keySet()) {
            for (Detour detour : paths.detours(table)) {
                places.add(Place.of(detour.direct()));
                places.add(Place.of(detour.onward()));
            }
        }
        if (!places.isEmpty()) {
            paths.read(places, source);
        }
        return paths;
    }

    private void read(Set<Place> places, Source source) {
        Map<Place, Map<String, Double>> listed = new HashMap<>();
        String literals = places.stream()
                .flatMap(place -> sources(place).stream())
                .map(Place::literal)
                .collect(Collectors.joining(", "));
        source.query("the commonest values of the source", QUERY.formatted(literals), row -> {
            Place place = new Place(
                    new TableName(Objects.requireNonNull(row.text(0)), Objects.requireNonNull(row.text(1))),
                    Objects.requireNonNull(row.text(2)));
            listed.computeIfAbsent(place, unused -> new HashMap<>())
                    .put(Objects.requireNonNull(row.text(3)), Double.parseDouble(Objects.requireNonNull(row.text(4))));
        });
        places.forEach(place -> common.put(place, common(place, listed)));
    }

    /** Returns the columns whose statistics speak for this one. */
    private List<Place> sources(Place place) {
        return statistics.sources(blueprint.rule(place.table()).table()).stream()
                .map(relation -> new Place(relation, place.column()))
                .toList();
    }

    private CommonValues common(Place place, Map<Place, Map<String, Double>> listed) {
        double distinct = statistics
                .facts(place.table(), place.column())
                .map(ColumnFacts::distinct)
                .orElse(0d);
        List<CommonValues> parts = new ArrayList<>();
        for (Place source : sources(place)) {
            statistics
                    .facts(source.table(), source.column())
                    .map(facts -> CommonValues.of(listed.getOrDefault(source, Map.of()), facts, distinct))
                    .ifPresent(parts::add);
        }
        return parts.size() == 1 ? parts.get(0) : CommonValues.combined(parts);
    }

    private List<Detour> detours(TableName child) {
        List<Reference> references =
                blueprint.of(child).stream().filter(SharedPaths::isPlain).toList();
        List<Detour> detours = new ArrayList<>();
        for (Reference direct : references) {
            for (Reference first : references) {
                blueprint.of(first.parent()).stream()
                        .filter(onward -> isPlain(onward) && !first.parent().equals(child))
                        .filter(onward -> onward.parent().equals(direct.parent())
                                && onward.parentKey().equals(direct.parentKey()))
                        .forEach(onward -> detours.add(new Detour(direct, first, onward)));
            }
        }
        return detours;
    }

    private static boolean isPlain(Reference reference) {
        return !reference.array() && reference.key().columns().size() == 1;
    }

    /** Returns the references of a table, those together that lead to the same row. */
    List<Set<Reference>> groups(TableName child) {
        List<Set<Reference>> groups = new ArrayList<>();
        Map<String, Set<Reference>> alike = new LinkedHashMap<>();
        blueprint
                .of(child)
                .forEach(reference -> alike.computeIfAbsent(
                                reference.key().asReference(), unused -> new LinkedHashSet<>())
                        .add(reference));
        groups.addAll(alike.values());
        for (Detour detour : detours(child)) {
            if (areAlike(Place.of(detour.direct()), Place.of(detour.onward()))) {
                merge(groups, detour);
            }
        }
        return groups;
    }

    private boolean areAlike(Place one, Place other) {
        CommonValues values = common.get(one);
        CommonValues others = common.get(other);
        return values != null && others != null && values.areLike(others);
    }

    private static void merge(List<Set<Reference>> groups, Detour detour) {
        List<Set<Reference>> concerned = groups.stream()
                .filter(group -> group.contains(detour.direct()) || group.contains(detour.first()))
                .toList();
        concerned.stream().skip(1).forEach(group -> {
            concerned.get(0).addAll(group);
            groups.remove(group);
        });
    }
}
