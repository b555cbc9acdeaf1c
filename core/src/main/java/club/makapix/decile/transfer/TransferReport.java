package club.makapix.decile.transfer;

import club.makapix.decile.schema.ForeignKey;
import club.makapix.decile.schema.TableName;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * States what a transfer did: plain data, no row values.
 *
 * @param snapshot the identifier of the exported snapshot that was read
 * @param source the source server's version and database name
 * @param target where the rows went, in words
 * @param anonymized whether a rewriter was at work; false after {@code unchanged()}
 * @param statement what may be said of the rows that arrived, in a sentence or two
 * @param ddl how the definitions came about that the target has besides its rows
 * @param selectionFingerprint the fingerprint of what was selected
 * @param rewriterFingerprint the fingerprint of how rows were rewritten, empty for unchanged ones
 * @param tables what travelled, in the order in which the tables were loaded
 * @param foreignKeys what happened to each foreign key
 * @param elapsed the wall time of the transfer
 */
public record TransferReport(
        String snapshot,
        String source,
        String target,
        boolean anonymized,
        String statement,
        DdlTreatment ddl,
        String selectionFingerprint,
        String rewriterFingerprint,
        List<TableReport> tables,
        List<ForeignKeyCount> foreignKeys,
        Duration elapsed) {
    public TransferReport {
        tables = List.copyOf(tables);
        foreignKeys = List.copyOf(foreignKeys);
    }

    /** Returns the rows of all tables. */
    public long rows() {
        return tables.stream().mapToLong(TableReport::rows).sum();
    }

    /** Returns sentences about what is likely not meant: keys that bind the rows of some partitions alone. */
    public List<String> warnings() {
        return foreignKeys.stream()
                .map(ForeignKeyCount::key)
                .filter(key -> !key.childPartitions().isEmpty() && !isDeclaredForAll(key))
                .map(key ->
                        "%s is declared by some partitions only and neither brought nor kept rows of the others; to treat all alike, add under references: %s"
                                .formatted(key, key.asReference()))
                .toList();
    }

    private boolean isDeclaredForAll(ForeignKey key) {
        return foreignKeys.stream()
                .map(ForeignKeyCount::key)
                .anyMatch(other ->
                        other.childPartitions().isEmpty() && other.asReference().equals(key.asReference()));
    }

    /** Returns the report as JSON: members in the order of the components, durations in milliseconds. */
    public String json() {
        return ReportJson.of(this);
    }

    /** Returns what was done to each column and why, to hand to whoever answers for the data. */
    public PrivacyReport privacy() {
        return new PrivacyReport(this);
    }

    /** Returns the report as one HTML page with charts that needs no other file. */
    public String html() {
        return ReportPage.of(this);
    }

    /**
     * States what happened to one table.
     *
     * @param table the table
     * @param rowsByReason the rows written, by the reason why they travelled
     * @param sourceRows the rows that the source's statistics expect
     * @param bytes the bytes written
     * @param elapsed the wall time of its stream
     * @param columns what was done to each column; empty where nobody rewrote
     */
    public record TableReport(
            TableName table,
            Map<Reason, Long> rowsByReason,
            long sourceRows,
            long bytes,
            Duration elapsed,
            List<ColumnReport> columns) {
        public TableReport {
            columns = List.copyOf(columns);
        }

        /** Returns the rows written. */
        public long rows() {
            return rowsByReason.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * States what happened to one column.
     *
     * @param column the column
     * @param treatment what was done to its values and why
     * @param rewritten how many values were written anew, those among them that a condition let stand
     * @param erased how many values gave way to NULL
     */
    public record ColumnReport(String column, ColumnTreatment treatment, long rewritten, long erased) {}
}
