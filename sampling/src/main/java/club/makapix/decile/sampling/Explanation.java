package club.makapix.decile.sampling;

import club.makapix.decile.schema.ForeignKey;
import club.makapix.decile.schema.TableName;
import club.makapix.decile.transfer.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Answers why a row is in a cohort: from the row in question step by step to one that came of its own. Holds key values, which may be
 * personal; nothing else of the rows.
 *
 * @param steps the row in question first; empty if it is not in the cohort
 */
public record Explanation(List<Step> steps) {
    public Explanation {
        steps = List.copyOf(steps);
    }

    /**
     * Names one row of the chain.
     *
     * @param table its table
     * @param key its key as text
     * @param reason why it is in the cohort
     * @param via the foreign key that connects it with the next row of the chain, empty for the last
     */
    public record Step(TableName table, String key, Reason reason, Optional<ForeignKey> via) {}

    /** Returns one line for each step. */
    @Override
    public String toString() {
        if (steps.isEmpty()) {
            return "not in the cohort";
        }
        return steps.stream().map(Explanation::line).collect(Collectors.joining("\n"));
    }

    private static String line(Step step) {
        String via = step.via()
                .map(key -> (step.reason() == Reason.FOLLOWED ? " its parent over " : " over ") + key)
                .orElse("");
        return "%s %s: %s%s"
                .formatted(step.table(), step.key(), step.reason().name().toLowerCase(Locale.ROOT), via);
    }
}
