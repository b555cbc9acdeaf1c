package club.makapix.decile.schema;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds a row of a catalogue query; its columns are numbers, texts, flags and lists of texts. */
final class CatalogueRow {
    private final Map<String, Integer> positions;
    private final @Nullable Object[] values;

    private CatalogueRow(Map<String, Integer> positions, @Nullable Object[] values) {
        this.positions = positions;
        this.values = values;
    }

    static List<CatalogueRow> all(ResultSet result) throws SQLException {
        Map<String, Integer> positions = new HashMap<>();
        int size = result.getMetaData().getColumnCount();
        for (int position = 0; position < size; position++) {
            positions.put(result.getMetaData().getColumnLabel(position + 1), position);
        }
        List<CatalogueRow> rows = new ArrayList<>();
        while (result.next()) {
            @Nullable Object[] values = new @Nullable Object[size];
            for (int position = 0; position < size; position++) {
                Object value = result.getObject(position + 1);
                values[position] = value instanceof Array array ? List.of((String[]) array.getArray()) : value;
            }
            rows.add(new CatalogueRow(positions, values));
        }
        return rows;
    }

    long number(String column) {
        return ((Number) present(column)).longValue();
    }

    boolean flag(String column) {
        return (Boolean) present(column);
    }

    String text(String column) {
        return (String) present(column);
    }

    @SuppressWarnings("unchecked")
    List<String> texts(String column) {
        return (List<String>) present(column);
    }

    /** Returns the text, empty for NULL. */
    Optional<String> find(String column) {
        return Optional.ofNullable((String) value(column));
    }

    private Object present(String column) {
        return Objects.requireNonNull(value(column), column);
    }

    private @Nullable Object value(String column) {
        return values[Objects.requireNonNull(positions.get(column), column)];
    }
}
