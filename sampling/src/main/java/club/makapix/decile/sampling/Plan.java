package club.makapix.decile.sampling;

import club.makapix.decile.schema.ForeignKey;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.TableName;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * States what a recipe makes of each table and key, and what is expected to travel: from the catalogue and the server's statistics
 * alone, before a row is read. {@link #toString} is a page for people.
 *
 * <p>The estimates take every parent as equally popular, and every reference of a row as independent of its others unless the statistics
 * show that two lead to the same parent. How many rows a condition lets through is the server's own estimate. They are coarse for a table
 * whose rows crowd on a few parents, and a guess, with a warning, for one of which the server has no statistics.
 *
 * @param tables the tables by name
 * @param keys the foreign keys of tables that travel, those that pull most first
 * @param warnings sentences about what is likely not meant, the gravest first
 */
public record Plan(List<TablePlan> tables, List<KeyPlan> keys, List<String> warnings) {
    private static final int SHOWN_KEYS = 10;

    public Plan {
        tables = List.copyOf(tables);
        keys = List.copyOf(keys);
        warnings = List.copyOf(warnings);
    }

    /**
     * States what is planned for a table.
     *
     * @param table the table
     * @param rule what brings its rows: {@code drawn}, {@code share}, {@code whole}, {@code reached} over keys, {@code empty}
     * @param reason why, in a few words
     * @param sourceRows the rows that the statistics expect at the source
     * @param estimatedRows the rows that are expected to travel
     */
    public record TablePlan(TableName table, String rule, String reason, long sourceRows, long estimatedRows) {}

    /**
     * States what is planned for a foreign key.
     *
     * @param key the key
     * @param follow when its children come along
     * @param outside what happens if the parent does not
     * @param children the children that are expected to come over it
     * @param parents the parents that are expected to be required over it, besides those that come anyway
     */
    public record KeyPlan(ForeignKey key, Follow follow, Outside outside, long children, long parents) {
        long pulled() {
            return children + parents;
        }

        String rules() {
            return (follow + ", " + outside).toLowerCase(Locale.ROOT);
        }
    }

    /** Returns the rows that are expected to travel. */
    public long estimatedRows() {
        return tables.stream().mapToLong(TablePlan::estimatedRows).sum();
    }

    /** Returns the schema as a Mermaid flowchart with the rules on the arrows. */
    public String mermaid(Schema schema) {
        Map<ForeignKey, String> labels = keys.stream().collect(Collectors.toMap(KeyPlan::key, KeyPlan::rules));
        return schema.graph().mermaid(key -> labels.getOrDefault(key, "does not travel"));
    }

    /** Returns the plan as lines of text: warnings, tables, and the keys that pull most. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        warnings.forEach(warning -> text.append("! ").append(warning).append('\n'));
        text.append(columns(tables, TablePlan::table, "table"));
        return text.append(keyLines()).toString();
    }

    private String columns(List<TablePlan> rows, Function<TablePlan, TableName> name, String title) {
        int width = rows.stream()
                .mapToInt(row -> name.apply(row).toString().length())
                .max()
                .orElse(1);
        String format = "%-" + Math.max(width, title.length()) + "s  %-7s  %,15d  of %,15d  %s%n";
        return rows.stream()
                .map(row -> String.format(
                        Locale.ROOT,
                        format,
                        row.table(),
                        row.rule(),
                        row.estimatedRows(),
                        row.sourceRows(),
                        row.reason()))
                .collect(Collectors.joining());
    }

    private String keyLines() {
        return keys.stream()
                .limit(SHOWN_KEYS)
                .filter(key -> key.pulled() > 0)
                .map(key -> String.format(
                        Locale.ROOT,
                        "%s (%s) pulls about %,d children and %,d parents%n",
                        key.key(),
                        key.rules(),
                        key.children(),
                        key.parents()))
                .collect(Collectors.joining());
    }
}
