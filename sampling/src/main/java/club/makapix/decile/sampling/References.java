package club.makapix.decile.sampling;

import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.ForeignKey;
import club.makapix.decile.schema.Identifiers;
import club.makapix.decile.schema.MatchType;
import club.makapix.decile.schema.ReferentialAction;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Applies a recipe to foreign keys: the rule of each, or what the schema itself says where the recipe is silent. */
final class References {
    private final Schema schema;
    private final Rules rules;
    private final RecipePlaces places;
    private final Declarations declarations;

    References(Schema schema, Rules rules, RecipePlaces places) {
        this.schema = schema;
        this.rules = rules;
        this.places = places;
        this.declarations = new Declarations(schema);
    }

    Reference of(ForeignKey key) {
        DeclaredReference declared = rules.all(RuleKind.REFERENCE).get(key);
        boolean livesAlone =
                key.onDelete() == ReferentialAction.SET_NULL || key.onDelete() == ReferentialAction.SET_DEFAULT;
        Follow follow = declared != null
                ? declared.follow()
                : rules.all(RuleKind.FOLLOW).getOrDefault(key, livesAlone ? Follow.NEVER : Follow.OWNED);
        Outside outside = declared != null
                ? declared.outside()
                : rules.all(RuleKind.OUTSIDE).getOrDefault(key, livesAlone ? Outside.DETACH : Outside.REQUIRE);
        boolean isArray = declared != null && declarations.isArray(key);
        List<String> values = values(key, Optional.ofNullable(declared), isArray);
        List<String> parentColumns = key.parentColumns().subList(0, values.size());
        boolean translated = !isArray && needsLookup(key, values.size(), outside);
        return new Reference(
                key,
                new ParentKey(parentColumns, key.parentCondition("t")),
                values,
                translated ? lookups(key, values, parentColumns) : values,
                translated,
                follow,
                outside,
                rules.all(RuleKind.LIMIT).getOrDefault(key, 0L),
                isArray,
                outside == Outside.DETACH ? detached(key, isArray) : List.of());
    }

    /** Returns the child's values; NULL in rows that the key does not bind. A period is left out: all rows with the rest of the key are parents. */
    private List<String> values(ForeignKey key, Optional<DeclaredReference> declared, boolean isArray) {
        int compared = key.columns().size() - (key.temporal() && key.columns().size() > 1 ? 1 : 0);
        List<String> plain = declared.isPresent() && !isArray
                ? declarations.values(key)
                : Sql.columns(key.columns().subList(0, compared));
        Optional<String> condition = declared.flatMap(DeclaredReference::when).map(Sql::group);
        if (!key.childPartitions().isEmpty()) {
            condition = Optional.of(key.childCondition("t"));
        }
        return condition
                .map(bound -> plain.stream()
                        .map(value -> "case when %s then %s end".formatted(bound, value))
                        .toList())
                .orElse(plain);
    }

    /** Tells whether the child's text may differ from its parent's, or it matters that it may have no parent at all. */
    private boolean needsLookup(ForeignKey key, int columns, Outside outside) {
        boolean mayDangle = !key.validated()
                || !key.enforced()
                || rules.all(RuleKind.REFERENCE).containsKey(key);
        if (outside != Outside.REQUIRE && mayDangle) {
            return true;
        }
        if (rules.all(RuleKind.REFERENCE).containsKey(key)) {
            return !hasTextClasses(key);
        }
        Table child = schema.table(key.child());
        Table parent = schema.table(key.parent());
        for (int index = 0; index < columns; index++) {
            Optional<String> own = KeyShape.textClass(child.column(key.columns().get(index)));
            Optional<String> other =
                    KeyShape.textClass(parent.column(key.parentColumns().get(index)));
            if (own.isEmpty() || !own.equals(other)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasTextClasses(ForeignKey key) {
        Table parent = schema.table(key.parent());
        return key.parentColumns().stream()
                .map(parent::column)
                .allMatch(column -> KeyShape.textClass(column).isPresent());
    }

    /** Returns queries for the parent's own columns; the child's values are evaluated apart, where no column of the parent is in sight. */
    private List<String> lookups(ForeignKey key, List<String> values, List<String> parentColumns) {
        List<String> own = new ArrayList<>();
        List<String> conditions = new ArrayList<>(List.of(key.parentCondition("p")));
        for (int index = 0; index < values.size(); index++) {
            own.add(values.get(index) + " as v" + index);
            conditions.add("p." + Identifiers.quote(parentColumns.get(index)) + " = c.v" + index);
        }
        String from = "(select %s) c join %s p on %s"
                .formatted(
                        String.join(", ", own), schema.table(key.parent()).ownRows(), String.join(" and ", conditions));
        return parentColumns.stream()
                .map(column -> "(select p.%s from %s limit 1)".formatted(Identifiers.quote(column), from))
                .toList();
    }

    /**
     * Returns the columns that detach the child when they are NULL: as few as possible, so that no other key is torn. Under MATCH
     * FULL that is all of them, otherwise those that no other key shares, or if all are shared, all.
     */
    private List<String> detached(ForeignKey key, boolean isArray) {
        Table child = schema.table(key.child());
        if (isArray) {
            return key.columns();
        }
        List<String> clearable = key.columns().stream()
                .filter(name -> isClearable(child.column(name)))
                .toList();
        if (key.temporal()) {
            throw undetachable(key, "it refers to several rows of a history (PERIOD), of which some may travel");
        }
        boolean isFull = key.match() == MatchType.FULL;
        if (clearable.isEmpty() || (isFull && clearable.size() < key.columns().size())) {
            throw undetachable(key, "its columns may not be NULL");
        }
        List<String> own =
                clearable.stream().filter(name -> !isShared(key, name)).toList();
        List<String> cleared = isFull || own.isEmpty() ? clearable : own;
        schema.foreignKeysOf(key.child()).forEach(other -> checkUntorn(key, cleared, other));
        return cleared;
    }

    private void checkUntorn(ForeignKey key, List<String> cleared, ForeignKey other) {
        boolean isTorn = other.match() == MatchType.FULL
                && !cleared.containsAll(other.columns())
                && other.columns().stream().anyMatch(cleared::contains);
        if (isTorn) {
            throw undetachable(key, other + " shares a column with it and must not be partly NULL (MATCH FULL)");
        }
    }

    private SchemaException undetachable(ForeignKey key, String reason) {
        String message =
                "%s cannot be detached, for %s; give it another rule, such as outside: require".formatted(key, reason);
        DeclaredReference declared = rules.all(RuleKind.REFERENCE).get(key);
        return (declared == null ? places.ofOutside(key) : places.ofOutside(declared))
                .map(place -> place.error(message))
                .orElseGet(() -> new SchemaException(message));
    }

    private static boolean isClearable(Column column) {
        return column.nullable() && !column.generated();
    }

    private boolean isShared(ForeignKey key, String column) {
        return schema.foreignKeysOf(key.child()).stream()
                .anyMatch(other -> !other.columns().equals(key.columns())
                        && other.columns().contains(column));
    }
}
