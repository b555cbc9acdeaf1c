package club.makapix.decile.anonymize;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Guesses from a column's name and type what a person would decide, and writes it as lines of a recipe. */
final class Suggestions {
    private static final String ERASE = "erase";
    private static final String KEEP = "keep";

    private Suggestions() {}

    /** Returns lines that decide each of the columns, to be pasted under the recipe's first level. */
    static String asRecipe(List<TableColumn> columns) {
        List<String> keep = new ArrayList<>();
        List<String> erase = new ArrayList<>();
        List<String> replace = new ArrayList<>();
        for (TableColumn place : columns) {
            String name = new ColumnName(place.table().name(), place.column().name()).toString();
            String type = "  # " + place.column().type().declared();
            String suggestion = suggest(place);
            switch (suggestion) {
                case KEEP -> keep.add("    - " + quoted(name) + type);
                case ERASE -> erase.add("    - " + quoted(name) + type);
                default -> replace.add("    " + quoted(name) + ": " + suggestion + type);
            }
        }
        List<String> lines = new ArrayList<>(List.of("anonymize:"));
        add(lines, "  keep:", keep);
        add(lines, "  erase:", erase);
        add(lines, "  replace:", replace);
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, String heading, List<String> entries) {
        if (!entries.isEmpty()) {
            lines.add(heading);
            lines.addAll(entries);
        }
    }

    private static String quoted(String name) {
        return name.matches("[\\w.]+") ? name : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    static String suggest(TableColumn place) {
        String words = words(place.column().name());
        boolean nullable = place.column().nullable();
        if (!Types.isText(place)) {
            return nullable ? ERASE : Types.is(place, "inet") ? "ip" : fixed(place);
        }
        return NameHints.of(words)
                .map(hint -> hint.equals(ERASE) && !nullable ? "token" : hint)
                .orElse(KEEP);
    }

    private static String fixed(TableColumn place) {
        return Types.is(place, "json", "jsonb") ? "{ value: \"{}\" }" : "{ value: \"\" }";
    }

    private static String words(String column) {
        return Pattern.compile("(?<=[a-z])(?=[A-Z])|[_\\W]+")
                .matcher(column)
                .replaceAll(" ")
                .toLowerCase(Locale.ROOT);
    }
}
