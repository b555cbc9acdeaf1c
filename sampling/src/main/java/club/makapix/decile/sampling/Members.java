package club.makapix.decile.sampling;

import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.Table;
import club.makapix.decile.schema.UniqueKey;
import club.makapix.decile.transfer.Reason;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Holds the rows of one table that are in the cohort, by each key that other tables reference and by one that no row lacks. A table
 * that no travelling key references, and whose rows can be told by a condition, keeps nothing.
 */
final class Members {
    /** Stands for where a row is stored, in a table without a key that identifies every row. */
    private static final ParentKey PLACE = ParentKey.of(List.of());

    private final TableRule rule;
    private final Map<ParentKey, KeyIndex> indexes = new LinkedHashMap<>();
    private final ParentKey identity;
    private final Map<Reference, KeySet> chosen = new HashMap<>();
    private final Map<Reason, Long> counts = new EnumMap<>(Reason.class);

    /**
     * Prepares for the rows of a table.
     *
     * @param incoming the references of tables that travel
     * @param isLimited whether only some children of a parent come over a reference of this table
     */
    Members(TableRule rule, List<Reference> incoming, boolean isLimited) {
        this.rule = rule;
        for (Reference reference : incoming) {
            index(reference.parentKey(), incoming);
        }
        this.identity = identityOf(rule.table());
        if (!incoming.isEmpty() || rule.drawsRelatively() || isLimited) {
            index(identity, incoming);
        }
    }

    private void index(ParentKey key, List<Reference> incoming) {
        List<Reference> asking = incoming.stream()
                .filter(reference -> reference.parentKey().equals(key))
                .toList();
        KeyShape shape = key.equals(PLACE) ? KeyShape.ofPlace(rule.table()) : KeyShape.of(rule.table(), key);
        indexes.put(
                key,
                new KeyIndex(
                        shape,
                        asking.stream().anyMatch(reference -> reference.isFollowed() || reference.confines()),
                        asking.stream().anyMatch(Reference::concernsAllParents)));
    }

    private ParentKey identityOf(Table table) {
        List<ParentKey> candidates = table.uniqueKeys().stream()
                .filter(UniqueKey::isPlain)
                .map(UniqueKey::columns)
                .filter(columns -> columns.stream().map(table::column).noneMatch(Column::nullable))
                .map(ParentKey::of)
                .toList();
        return candidates.stream()
                .filter(indexes::containsKey)
                .findFirst()
                .or(() -> candidates.stream().findFirst())
                .orElse(PLACE);
    }

    TableRule rule() {
        return rule;
    }

    /** Tells whether the rows are kept here; if not, a condition finds them again. */
    boolean areKept() {
        return !indexes.isEmpty();
    }

    /** Returns the index by the key that no row lacks. */
    KeyIndex identity() {
        return Objects.requireNonNull(indexes.get(identity));
    }

    /** Returns the index by one of the keys that other tables reference. */
    KeyIndex index(ParentKey key) {
        return Objects.requireNonNull(indexes.get(key));
    }

    /** Returns the rows that may come over a limited reference, by identity. */
    KeySet chosenOver(Reference reference) {
        return chosen.computeIfAbsent(reference, unused -> identity().shape().newSet());
    }

    /** Returns all indexes, the one by identity among them. */
    List<KeyIndex> indexes() {
        return List.copyOf(indexes.values());
    }

    boolean hasFresh() {
        return indexes.values().stream().anyMatch(KeyIndex::hasFresh);
    }

    /** Returns the rows that are kept, by the reason why they travel. */
    Map<Reason, Long> counts() {
        return counts;
    }
}
