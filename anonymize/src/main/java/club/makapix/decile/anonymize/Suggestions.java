package club.makapix.decile.anonymize;

import java.util.ArrayList;
import java.util.List;

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

    /** Returns {@code keep}, {@code erase} or a pseudonym as a recipe has it, such that the planning takes it. */
    static String suggest(TableColumn place) {
        boolean nullable = place.column().nullable();
        if (Types.isText(place) && !Types.isArray(place.column().type())) {
            return NameHints.of(place.column().name())
                    .map(hint -> fitting(place, hint))
                    .orElse(KEEP);
        }
        return nullable ? ERASE : fixed(place);
    }

    private static String fitting(TableColumn place, String hint) {
        if (hint.equals(ERASE)) {
            return place.column().nullable() ? ERASE : "token";
        }
        Pseudonym pseudonym = BuiltIns.plain(hint);
        int length = place.column().type().length();
        boolean tooLong = length > 0 && pseudonym.maxLength(place) > length && !hint.equals("scrub");
        return tooLong || (isUnique(place) && !pseudonym.isInjective(place)) ? "token" : hint;
    }

    private static boolean isUnique(TableColumn place) {
        return place.table().uniqueKeys().stream()
                .anyMatch(key -> key.reads().contains(place.column().name()));
    }

    private static String fixed(TableColumn place) {
        if (Types.is(place, "inet")) {
            return "ip";
        }
        if (Types.is(place, "json", "jsonb") || Types.isArray(place.column().type())) {
            return "{ value: \"{}\" }";
        }
        if (Types.isTime(place)) {
            return "{ shift: { days: 30 } }";
        }
        return Types.isNumber(place) ? "number" : "{ value: \"\" }";
    }
}
