package club.makapix.decile.anonymize;

import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills other columns of the row into a text.
 *
 * @param text the text, with names of columns in braces
 * @param literals what stands before, between and after the braces: one more than there are columns
 * @param columns the names in braces
 */
record Template(String text, List<String> literals, List<String> columns) implements Pseudonym {
    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");

    Template {
        literals = List.copyOf(literals);
        columns = List.copyOf(columns);
    }

    /** Parses the text. */
    static Template parse(String text) {
        List<String> literals = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        Matcher braces = BRACES.matcher(text);
        int end = 0;
        while (braces.find()) {
            literals.add(text.substring(end, braces.start()));
            columns.add(braces.group(1).strip());
            end = braces.end();
        }
        literals.add(text.substring(end));
        if (columns.contains("") || String.join("", literals).matches("(?s).*[{}].*")) {
            throw new SchemaException(
                    "the template \"%s\" has a brace without a column; write {id} for the column id".formatted(text));
        }
        return new Template(text, literals, columns);
    }

    @Override
    public String of(String value, RowContext row) {
        StringBuilder result = new StringBuilder(literals.get(0));
        for (int at = 0; at < columns.size(); at++) {
            String column = row.column(columns.get(at));
            result.append(column == null ? "" : column).append(literals.get(at + 1));
        }
        return result.toString();
    }

    @Override
    public String name() {
        return "template";
    }

    @Override
    public boolean isInjective(TableColumn place) {
        return differsInMoreThanCase(place.table()) || (!ignoresCase(place) && holdsKey(place.table(), column -> true));
    }

    private static boolean ignoresCase(TableColumn place) {
        return Types.is(place, "citext") || !place.column().deterministic();
    }

    /** Tells whether the values differ in the numbers, dates or UUIDs of a key. */
    boolean differsInMoreThanCase(Table table) {
        return holdsKey(table, column -> Types.isClosed(column.type()));
    }

    private boolean holdsKey(Table table, Predicate<Column> wanted) {
        boolean separated = literals.subList(1, literals.size() - 1 > 0 ? literals.size() - 1 : 1).stream()
                .noneMatch(String::isEmpty);
        return separated
                && table.uniqueKeys().stream()
                        .filter(key -> key.isPlain() && columns.containsAll(key.columns()))
                        .anyMatch(key -> key.columns().stream()
                                .map(table::column)
                                .allMatch(column -> !column.nullable() && wanted.test(column)));
    }

    @Override
    public int maxLength(TableColumn place) {
        long length = literals.stream().mapToInt(String::length).sum();
        for (String column : columns) {
            length += longestText(place.table(), column);
        }
        return (int) Math.min(length, UNKNOWN_LENGTH);
    }

    private static int longestText(Table table, String name) {
        Column column = table.column(name);
        return Types.isArray(column.type()) ? UNKNOWN_LENGTH : Types.longestText(column.type());
    }

    @Override
    public boolean suits(TableColumn place) {
        return !Types.isArray(place.column().type());
    }
}
