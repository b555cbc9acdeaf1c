package club.makapix.decile.sampling;

import club.makapix.decile.schema.Identifiers;
import club.makapix.decile.transfer.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shows a row as a transfer does: a column that was set shows its new value from then on.
 *
 * @param row the row as it was read
 * @param inputs the expression behind each field
 * @param edits the columns that were set
 */
record EditedRow(Row row, List<String> inputs, Map<String, Optional<String>> edits) implements Row {
    @Override
    public int size() {
        return row.size();
    }

    @Override
    public boolean isNull(int field) {
        return edit(field).map(Optional::isEmpty).orElseGet(() -> row.isNull(field));
    }

    @Override
    public @Nullable String text(int field) {
        Optional<Optional<String>> edit = edit(field);
        return edit.isPresent() ? edit.get().orElse(null) : row.text(field);
    }

    @Override
    public long integer(int field) {
        Optional<Optional<String>> edit = edit(field);
        return edit.isPresent() ? Long.parseLong(edit.get().orElse("")) : row.integer(field);
    }

    private Optional<Optional<String>> edit(int field) {
        String input = inputs.get(field);
        return edits.entrySet().stream()
                .filter(edit -> names(edit.getKey()).contains(input))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Set<String> names(String column) {
        String quoted = Identifiers.quote(column);
        return Set.copyOf(List.of(column, "t." + column, quoted, "t." + quoted));
    }
}
