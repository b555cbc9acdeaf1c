package club.makapix.decile.vault;

import club.makapix.decile.schema.ForeignKey;
import club.makapix.decile.schema.Identifiers;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.Table;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Looks up the parent's row from the child's: the child is observed, and a scalar subquery makes {@code t} the parent.
 */
final class ChildJoin {
    private final Table child;
    private final Table owner;
    private final ForeignKey key;

    private ChildJoin(Table child, Table owner, ForeignKey key) {
        this.child = child;
        this.owner = owner;
        this.key = key;
    }

    /**
     * Finds the foreign key by which rows of the child belong to a row of the owner.
     *
     * @throws SchemaException if there is none, or several and the rule does not say which
     */
    static ChildJoin of(Schema schema, Table child, Table owner, FileRule rule) {
        List<ForeignKey> keys = schema.foreignKeysOf(child.name()).stream()
                .filter(key -> key.parent().equals(owner.name()))
                .toList();
        if (keys.isEmpty()) {
            throw new SchemaException(
                    "%s does not reference %s; a path may name columns of the row's own table and of one"
                                    .formatted(child.name(), owner.name())
                            + " that references it");
        }
        if (rule.foreignKey().isPresent()) {
            return new ChildJoin(child, owner, named(schema, rule.foreignKey().get(), keys));
        }
        if (keys.size() > 1) {
            throw new SchemaException("%s references %s by several keys; say via: one of %s"
                    .formatted(child.name(), owner.name(), names(keys)));
        }
        return new ChildJoin(child, owner, keys.get(0));
    }

    private static ForeignKey named(Schema schema, String name, List<ForeignKey> keys) {
        ForeignKey key = schema.foreignKey(name);
        if (!keys.contains(key)) {
            throw new SchemaException("via %s leads from %s to %s; say one of %s"
                    .formatted(name, key.child(), key.parent(), names(keys)));
        }
        return key;
    }

    private static String names(List<ForeignKey> keys) {
        return keys.stream().map(ForeignKey::toString).collect(Collectors.joining(", "));
    }

    /** Returns what the child's row is called where {@code t} is the parent: the table's name, quoted. */
    static String alias(Table child) {
        String name = child.name().name();
        return Identifiers.quote(name.equals("t") ? "child" : name);
    }

    /** Returns the owner's key as an expression over the child's row: without a lookup where the foreign key holds it. */
    String ownerKey(List<String> primaryKey) {
        if (!key.parentColumns().containsAll(primaryKey)) {
            return lookup(RowKey.text("t", primaryKey));
        }
        return RowKey.text(
                "t",
                primaryKey.stream()
                        .map(column -> key.columns().get(key.parentColumns().indexOf(column)))
                        .toList());
    }

    /** Returns an expression over {@code t} and the child's alias as one over the child's row alone. */
    String lookup(String expression) {
        String match = IntStream.range(0, key.columns().size())
                .mapToObj(i -> "decile_parent.%s = t.%s"
                        .formatted(
                                Identifiers.quote(key.parentColumns().get(i)),
                                Identifiers.quote(key.columns().get(i))))
                .collect(Collectors.joining(" and "));
        return "(select %s from (select t.*) as %s, (select decile_parent.* from %s as decile_parent where %s) as t)"
                .formatted(expression, alias(child), owner.ownRows(), match);
    }
}
