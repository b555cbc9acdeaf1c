package club.makapix.decile.transfer;

import club.makapix.decile.schema.DatabaseException;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.Table;
import club.makapix.decile.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Describes a transfer: which rows, what becomes of them, who is told. Immutable; {@link #into} does the work.
 */
public final class Transfer {
    private final Snapshot snapshot;
    private final RowSelection selection;
    private final Optional<RowRewriter> rewriter;
    private final boolean unchanged;
    private final List<RowObserver> observers;
    private final ProgressListener listener;
    private final Cancellation cancellation;

    private Transfer(
            Snapshot snapshot,
            RowSelection selection,
            Optional<RowRewriter> rewriter,
            boolean unchanged,
            List<RowObserver> observers,
            ProgressListener listener,
            Cancellation cancellation) {
        this.snapshot = snapshot;
        this.selection = selection;
        this.rewriter = rewriter;
        this.unchanged = unchanged;
        this.observers = List.copyOf(observers);
        this.listener = listener;
        this.cancellation = cancellation;
    }

    static Transfer of(Snapshot snapshot, RowSelection selection) {
        return new Transfer(
                snapshot, selection, Optional.empty(), false, List.of(), progress -> {}, new Cancellation());
    }

    /** Returns a transfer that rewrites each row on its way. */
    public Transfer rewriting(RowRewriter rewriter) {
        return new Transfer(snapshot, selection, Optional.of(rewriter), false, observers, listener, cancellation);
    }

    /** Returns a transfer that passes rows as they are: a statement of the caller that they carry no personal data. */
    public Transfer unchanged() {
        return new Transfer(snapshot, selection, Optional.empty(), true, observers, listener, cancellation);
    }

    /** Returns a transfer that also tells this observer of each row, as it was before rewriting. */
    public Transfer watchedBy(RowObserver observer) {
        List<RowObserver> more = new ArrayList<>(observers);
        more.add(observer);
        return new Transfer(snapshot, selection, rewriter, unchanged, more, listener, cancellation);
    }

    /** Returns a transfer that tells this listener how it advances. */
    public Transfer reportingTo(ProgressListener listener) {
        return new Transfer(snapshot, selection, rewriter, unchanged, observers, listener, cancellation);
    }

    /** Returns a transfer that ends early when this is cancelled. */
    public Transfer stoppedBy(Cancellation cancellation) {
        return new Transfer(snapshot, selection, rewriter, unchanged, observers, listener, cancellation);
    }

    /**
     * Writes the rows: the target is afterwards either wholly changed or, after an exception, as it was.
     *
     * @throws SchemaException if source, recipe and target disagree, or the target is not one that may be overwritten;
     *     nothing was written
     * @throws TransferException if a row could not travel; the target is as it was
     * @throws DatabaseException if a server refused; the target is as it was
     * @throws IllegalStateException if neither {@link #rewriting} nor {@link #unchanged} was said
     */
    public TransferReport into(Target target) {
        if (rewriter.isEmpty() && !unchanged) {
            throw new IllegalStateException("say rewriting(...), or unchanged() if the rows carry no personal data");
        }
        return target.receive(this);
    }

    /**
     * Asks every stage for its part, once per table, and returns the tables of which rows travel, parents first.
     *
     * @param target the schema that the rows are to fit
     * @throws SchemaException if the rewriter has no decision for a column, or what it makes of some rows breaks a constraint of the target
     */
    List<TablePassage> passages(Schema target) {
        Map<Table, TableSelection> travelling = new LinkedHashMap<>();
        for (Set<TableName> component : schema().graph().components()) {
            for (TableName name : component) {
                Table table = schema().table(name);
                selection.of(table).ifPresent(rows -> travelling.put(table, rows));
            }
        }
        rewriter.ifPresent(stage -> snapshot.check(stage, travelling.keySet()));
        List<TablePassage> passages = new ArrayList<>();
        travelling.forEach((table, rows) -> passages.add(passage(table, rows)));
        ConstraintTrial.run(this, passages, target);
        return passages;
    }

    private TablePassage passage(Table table, TableSelection rows) {
        return new TablePassage(
                table,
                rows,
                rewriter.flatMap(stage -> stage.of(table)),
                observers.stream()
                        .flatMap(observer -> observer.of(table).stream())
                        .toList());
    }

    Schema schema() {
        return snapshot.schema();
    }

    Snapshot snapshot() {
        return snapshot;
    }

    RowSelection selection() {
        return selection;
    }

    Optional<RowRewriter> rewriter() {
        return rewriter;
    }

    ProgressListener listener() {
        return listener;
    }

    Cancellation cancellation() {
        return cancellation;
    }
}
