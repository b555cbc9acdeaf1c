package club.makapix.decile.sampling;

import club.makapix.decile.schema.Table;
import club.makapix.decile.transfer.Row;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects the rows of one table that may not travel, by each key over which they keep children from travelling. */
final class BarredRows {
    private final Table table;
    private final Inputs inputs = new Inputs();
    private final Map<ParentKey, Keys> keys = new LinkedHashMap<>();

    BarredRows(Table table, List<Reference> binding) {
        this.table = table;
        for (Reference reference : binding) {
            KeyShape shape = KeyShape.of(table, reference.parentKey());
            keys.put(reference.parentKey(), new Keys(shape, inputs.add(shape.expressions())));
        }
    }

    KeyShape shape(ParentKey key) {
        return Objects.requireNonNull(keys.get(key)).shape;
    }

    /** Returns the keys of barred rows; null if nothing is barred. */
    @Nullable
    KeySet keys(ParentKey key) {
        Keys known = keys.get(key);
        return known == null || known.all.size() == 0 ? null : known.all;
    }

    /** Bars the rows that fulfil the condition. */
    void read(Source source, String purpose, String condition) {
        source.query(
                purpose,
                Sql.select(inputs.expressions(), table, List.of(condition)),
                row -> keys.values().forEach(each -> each.add(row)));
    }

    boolean hasFresh() {
        return keys.values().stream().anyMatch(each -> each.fresh.size() > 0);
    }

    /** Returns what was barred since the last call. */
    Map<ParentKey, List<KeySet>> takeFresh() {
        Map<ParentKey, List<KeySet>> taken = new HashMap<>();
        keys.forEach((key, each) -> taken.put(key, List.of(each.takeFresh())));
        return taken;
    }

    private static final class Keys {
        private final KeyShape shape;
        private final int[] fields;
        private final KeySet all;
        private KeySet fresh;

        Keys(KeyShape shape, int[] fields) {
            this.shape = shape;
            this.fields = fields;
            this.all = shape.newSet();
            this.fresh = shape.newSet();
        }

        void add(Row row) {
            if (!KeySet.isNull(row, fields) && all.add(row, fields)) {
                fresh.add(row, fields);
            }
        }

        KeySet takeFresh() {
            KeySet taken = fresh;
            fresh = shape.newSet();
            return taken;
        }
    }
}
