package club.makapix.decile.vault;

import club.makapix.decile.schema.Identifiers;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the columns of a row's key as one SQL expression. */
final class RowKey {
    private RowKey() {}

    /** Returns an expression whose value is the columns separated by commas, empty for a row without a key. */
    static String text(String row, List<String> columns) {
        return columns.isEmpty()
                ? "''"
                : columns.stream()
                        .map(column -> row + "." + Identifiers.quote(column) + "::text")
                        .collect(Collectors.joining(" || ',' || "));
    }
}
