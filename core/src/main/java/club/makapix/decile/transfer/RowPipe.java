package club.makapix.decile.transfer;

import club.makapix.decile.schema.SchemaException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Moves the rows of one table from the source into a sink: each is judged, observed, rewritten and written. */
final class RowPipe {
    private final TablePassage passage;
    private final SelectList list;
    private final RowOrder order;
    private final RowLine line;
    private final Row judged;
    private final RowEditor verdict;
    private final List<Runnable> stages = new ArrayList<>();
    private Optional<RewriteCounts> counts = Optional.empty();
    private final Map<Reason, Long> rowsByReason = new EnumMap<>(Reason.class);
    private long read;
    private long written;
    private long bytes;

    RowPipe(TablePassage passage, RowOrder order, CopyFormat preferred) {
        this.passage = passage;
        this.order = order;
        this.list = new SelectList(passage, preferred);
        this.line = list.line();
        this.judged = line.view(list.fieldsOf(passage.selection().inputs()));
        this.verdict = line.editor(list.fieldsOfColumns(passage.selection().columns()));
        passage.observers().forEach(this::add);
        passage.rewriter().ifPresent(this::add);
    }

    private void add(TableObserver observer) {
        Row row = line.view(list.fieldsOf(observer.inputs()));
        stages.add(() -> observer.observe(row));
    }

    private void add(TableRewriter rewriter) {
        Row row = line.view(list.fieldsOf(rewriter.inputs()));
        int[] fields = list.fieldsOfColumns(rewriter.columns());
        RewriteCounts counting = new RewriteCounts(rewriter.columns(), line.view(fields), line.editor(fields));
        stages.add(() -> rewriter.rewrite(row, counting));
        counts = Optional.of(counting);
    }

    /** Returns the columns that arrive, in the order in which the sink is given them. */
    List<String> columns() {
        return list.columns();
    }

    /** Returns the format in which the sink is given the rows. */
    CopyFormat format() {
        return list.format();
    }

    /** Moves all rows. */
    void run(SnapshotReader source, RowSink sink, Throttle throttle) {
        try {
            source.copy(list.query(order), list.format(), row -> {
                throttle.spend(row.length);
                move(row, sink);
            });
        } catch (SQLException e) {
            throw source.refused(placeOfReading(), e);
        }
    }

    private void move(byte[] row, RowSink sink) {
        if (!line.read(row)) {
            return;
        }
        read++;
        Reason reason = judge();
        if (reason != null) {
            bytes += line.writeTo(sink);
            written++;
            rowsByReason.merge(reason, 1L, Long::sum);
        }
    }

    /** Words what ends the whole program, where nothing else would be told. */
    TransferException ended(Error failure) {
        String reason = failure instanceof OutOfMemoryError
                ? String.format(
                        Locale.ROOT,
                        "the heap of %,d MiB is used up; two of the largest rows must fit, so start Java with a larger -Xmx",
                        Runtime.getRuntime().maxMemory() >> 20)
                : failure.getClass().getSimpleName();
        return new TransferException(
                String.format(
                        Locale.ROOT, "%s, after row %,d: %s", passage.table().name(), read, reason),
                failure);
    }

    private @Nullable Reason judge() {
        try {
            Reason reason = passage.selection().judge(judged, verdict);
            if (reason != null) {
                stages.forEach(Runnable::run);
            }
            return reason;
        } catch (SchemaException | TransferException e) {
            throw new TransferException(placeOfRow() + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new TransferException(
                    placeOfRow() + ": a rule failed: " + e.getClass().getSimpleName(), withoutMessage(e));
        }
    }

    /** Returns a cause that shows where the rule failed; what a foreign message says may hold a value. */
    private static RuntimeException withoutMessage(RuntimeException failure) {
        RuntimeException bare = new RuntimeException(failure.getClass().getName());
        bare.setStackTrace(failure.getStackTrace());
        return bare;
    }

    private String placeOfRow() {
        return String.format(
                Locale.ROOT, "%s, row %,d of the source", passage.table().name(), read);
    }

    private String placeOfReading() {
        return read == 0
                ? passage.table().name() + " could not be read"
                : String.format(
                        Locale.ROOT,
                        "%s, after row %,d: the source failed",
                        passage.table().name(),
                        read);
    }

    /** Returns how many values of the column the rewriter has written anew. */
    long rewritten(String column) {
        return counts.map(count -> count.rewritten(column)).orElse(0L);
    }

    /** Returns how many values of the column the rewriter has erased. */
    long erased(String column) {
        return counts.map(count -> count.erased(column)).orElse(0L);
    }

    long written() {
        return written;
    }

    long bytes() {
        return bytes;
    }

    /** Returns the rows written so far, by the reason why they travelled. */
    Map<Reason, Long> rowsByReason() {
        return Collections.unmodifiableMap(rowsByReason);
    }
}
