package club.makapix.decile.sampling.rehearsal;

import club.makapix.decile.schema.TableName;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * States how many rows of production, as they are now, break the rules that a migration adds. Rows that the migration itself
 * repairs before it adds the rule are among them.
 *
 * @param findings one for each rule, those with violations first
 */
public record PreflightReport(List<Finding> findings) {
    public PreflightReport {
        findings = List.copyOf(findings);
    }

    /**
     * States the answer for one rule.
     *
     * @param table the table
     * @param rule the constraint's name, or the column with what it must become: {@code title not null}
     * @param rows the rows that would violate it; of duplicates, and of rows that exclude one another, all but the first. Empty
     *     where it was not counted
     * @param remark why it was not counted, empty otherwise
     */
    public record Finding(TableName table, String rule, OptionalLong rows, String remark) {
        /** Returns the finding as a sentence: {@code 47 rows of public.posts would violate posts_title_not_blank}. */
        @Override
        public String toString() {
            if (rows.isEmpty()) {
                return "%s of %s was not counted: %s".formatted(rule, table, remark);
            }
            long count = rows.getAsLong();
            return String.format(
                    Locale.ROOT, "%,d %s of %s would violate %s", count, count == 1 ? "row" : "rows", table, rule);
        }
    }

    /** Returns the violating rows of all rules that were counted. */
    public long rows() {
        return findings.stream().mapToLong(finding -> finding.rows().orElse(0)).sum();
    }

    /** Tells whether every rule was counted and no row violates one. */
    public boolean isClear() {
        return findings.stream()
                .allMatch(
                        finding -> finding.rows().isPresent() && finding.rows().getAsLong() == 0);
    }

    /** Returns the findings, a line each. */
    @Override
    public String toString() {
        return findings.isEmpty()
                ? "the migration adds no rule that rows could break"
                : findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
    }
}
