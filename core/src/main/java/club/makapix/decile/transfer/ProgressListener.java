package club.makapix.decile.transfer;

import club.makapix.decile.schema.TableName;
import java.time.Duration;
import java.util.Optional;

/** Is told how a transfer advances. Called often, from the threads that stream: return at once. */
@FunctionalInterface
public interface ProgressListener {
    /** Takes note of a step. */
    void progressed(Progress progress);

    /**
     * States how far a table is.
     *
     * @param phase what is being done
     * @param table the table at hand
     * @param rows the rows of it written so far
     * @param bytes the bytes of it written so far
     * @param estimatedRows the rows of it that the source's statistics expect; an upper bound
     * @param tablesDone the tables finished so far
     * @param tables the tables in all
     * @param left about how long the transfer still takes; never longer than said before, and empty until there is something to
     *     go by
     */
    record Progress(
            Phase phase,
            TableName table,
            long rows,
            long bytes,
            long estimatedRows,
            int tablesDone,
            int tables,
            Optional<Duration> left) {}

    /** Names the steps of a transfer. */
    enum Phase {
        LOADING,
        INDEXING,
        VALIDATING
    }
}
