package club.makapix.decile.anonymize;

import club.makapix.decile.schema.ForeignKey;
import club.makapix.decile.schema.Schema;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Gathers the columns that hold one another's values because foreign keys or references join them. */
final class KeyGroups {
    private final Map<ColumnName, Set<ColumnName>> groups = new TreeMap<>();
    private final Set<ColumnName> referenced = new TreeSet<>();

    /** Gathers them by foreign keys, and by the references that hold for every row. */
    KeyGroups(Schema schema, List<ColumnLink> references) {
        for (ForeignKey key : schema.foreignKeys()) {
            for (int at = 0; at < key.columns().size(); at++) {
                join(
                        new ColumnName(key.child(), key.columns().get(at)),
                        new ColumnName(key.parent(), key.parentColumns().get(at)));
            }
        }
        references.stream()
                .filter(reference -> reference.condition().isEmpty())
                .forEach(reference -> join(reference.child(), reference.parent()));
    }

    private void join(ColumnName child, ColumnName parent) {
        Set<ColumnName> joined = new TreeSet<>(groups.getOrDefault(child, Set.of(child)));
        joined.addAll(groups.getOrDefault(parent, Set.of(parent)));
        joined.forEach(member -> groups.put(member, joined));
        referenced.add(parent);
    }

    /** Returns the groups, each of two columns at least. */
    Collection<Set<ColumnName>> all() {
        return new LinkedHashSet<>(groups.values());
    }

    /** Tells whether another column references the column. */
    boolean isReferenced(ColumnName column) {
        return referenced.contains(column);
    }
}
