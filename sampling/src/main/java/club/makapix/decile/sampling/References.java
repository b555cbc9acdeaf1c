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

    References(Schema schema, Rules rules) {
        this.schema = schema;
        this.rules = rules;
    }

    Reference of(ForeignKey key) {
        boolean livesAlone =
                key.onDelete() == ReferentialAction.SET_NULL || key.onDelete() == ReferentialAction.SET_DEFAULT;
        Follow follow = rules.follow().getOrDefault(key, livesAlone ? Follow.NEVER : Follow.OWNED);
        Outside outside = rules.outside().getOrDefault(key, livesAlone ? Outside.DETACH : Outside.REQUIRE);
        List<String> values = Sql.columns(key.columns());
        boolean translated = needsLookup(key, outside);
        return new Reference(
                key,
                values,
                translated ? lookups(key, values) : values,
                translated,
                follow,
                outside,
                outside == Outside.DETACH ? detached(key) : List.of());
    }

    /** Tells whether the child's text may differ from its parent's, or a confined child may have no parent at all. */
    private boolean needsLookup(ForeignKey key, Outside outside) {
        Table child = schema.table(key.child());
        Table parent = schema.table(key.parent());
        boolean mayDangle = !key.validated() || child.isPartitioned();
        if (outside == Outside.CONFINE && mayDangle) {
            return true;
        }
        for (int index = 0; index < key.columns().size(); index++) {
            Optional<String> own = KeyShape.textClass(child.column(key.columns().get(index)));
            Optional<String> other =
                    KeyShape.textClass(parent.column(key.parentColumns().get(index)));
            if (own.isEmpty() || !own.equals(other)) {
                return true;
            }
        }
        return false;
    }

    private List<String> lookups(ForeignKey key, List<String> values) {
        List<String> conditions = new ArrayList<>();
        for (int index = 0; index < values.size(); index++) {
            conditions.add(
                    "p.%s = %s".formatted(Identifiers.quote(key.parentColumns().get(index)), values.get(index)));
        }
        String from = Sql.from(schema.table(key.parent()));
        return key.parentColumns().stream()
                .map(column -> "(select p.%s from %s p where %s)"
                        .formatted(Identifiers.quote(column), from, String.join(" and ", conditions)))
                .toList();
    }

    /**
     * Returns the columns that detach the child when they are NULL: as few as possible, so that no other key is torn. Under MATCH
     * FULL that is all of them, otherwise those that no other key shares, or if all are shared, all.
     */
    private List<String> detached(ForeignKey key) {
        Table child = schema.table(key.child());
        List<String> clearable = key.columns().stream()
                .filter(name -> isClearable(child.column(name)))
                .toList();
        boolean isFull = key.match() == MatchType.FULL;
        if (clearable.isEmpty() || (isFull && clearable.size() < key.columns().size())) {
            throw new SchemaException(
                    "%s cannot be detached, for its columns may not be NULL; give it another rule, such as outside: require"
                            .formatted(key));
        }
        List<String> own =
                clearable.stream().filter(name -> !isShared(key, name)).toList();
        return isFull || own.isEmpty() ? clearable : own;
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
