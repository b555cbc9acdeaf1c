package club.makapix.decile.anonymize;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says what to paste where the columns of today are not those that a recipe was written for. */
final class LockMessages {
    private static final String INDENT = "    ";

    private LockMessages() {}

    /** Says that columns are new or different, and which lines decide and accept them. */
    static String changed(Map<TableColumn, String> changes, Decisions decisions) {
        List<String> lines = new ArrayList<>();
        lines.add("the database is not the one that the recipe was written for:");
        changes.forEach((place, change) -> lines.add("  - " + name(place) + " " + change));
        List<TableColumn> undecided = changes.keySet().stream()
                .filter(place -> !decisions.isCertain(name(place), place.column()))
                .toList();
        if (!undecided.isEmpty()) {
            lines.add("decide about them, for example:");
            lines.add(Suggestions.of(undecided).asRecipe());
        }
        lines.add("then accept them into the lock, under their tables:");
        changes.keySet()
                .forEach(place -> lines.add("  %s: { \"%s\": \"%s\" }"
                        .formatted(
                                place.table().name().name(),
                                place.column().name(),
                                Coverage.definition(place.column().type()).replace("\"", "\\\""))));
        return String.join("\n", lines);
    }

    /** Says that patterns need a lock, and what it would be. */
    static String missing(List<String> patterns, Coverage now) {
        return """
                %s would also cover columns that are added later: write ** for * if that is meant, or add the columns of today to the recipe:
                anonymize:
                  lock:
                %s""".formatted(
                        String.join(", ", patterns),
                        now.toString()
                                .lines()
                                .map(line -> INDENT + line)
                                .reduce((one, two) -> one + "\n" + two)
                                .orElse(""));
    }

    private static ColumnName name(TableColumn place) {
        return new ColumnName(place.table().name(), place.column().name());
    }
}
