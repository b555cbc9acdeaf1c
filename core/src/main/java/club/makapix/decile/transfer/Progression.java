package club.makapix.decile.transfer;

import club.makapix.decile.schema.Table;
import club.makapix.decile.schema.TableName;
import club.makapix.decile.transfer.ProgressListener.Phase;
import club.makapix.decile.transfer.ProgressListener.Progress;
import java.time.Duration;
import java.util.Collection;
import java.util.function.LongSupplier;

/** Tells a listener how far a transfer is, one thread at a time. */
final class Progression {
    private final ProgressListener listener;
    private final Forecast forecast;
    private final LongSupplier clock;
    private final long start;
    private final int tables;
    private int done;

    /**
     * Begins to count.
     *
     * @param tables the tables of which rows come, as the target calls them
     */
    Progression(ProgressListener listener, Collection<Table> tables) {
        this(listener, tables, System::nanoTime);
    }

    /** Begins to count by another clock. */
    Progression(ProgressListener listener, Collection<Table> tables, LongSupplier nanoseconds) {
        this.listener = listener;
        this.forecast = new Forecast(tables);
        this.clock = nanoseconds;
        this.start = nanoseconds.getAsLong();
        this.tables = tables.size();
    }

    /** Says what is to be brought back once the rows are there. */
    synchronized void expect(Collection<Obstacle> obstacles) {
        forecast.expect(obstacles);
    }

    synchronized void loading(Table table, long rows, long bytes) {
        forecast.wrote(table.name(), rows);
        tell(Phase.LOADING, table.name(), rows, bytes, table.estimatedRows());
    }

    synchronized void loaded(Table table, RowPipe pipe) {
        done++;
        forecast.finished(table.name());
        loading(table, pipe.written(), pipe.bytes());
    }

    synchronized void restoring(Obstacle obstacle) {
        forecast.begins(obstacle);
        tell(obstacle.kind().phase(), obstacle.table(), 0, 0, 0);
    }

    private void tell(Phase phase, TableName table, long rows, long bytes, long estimate) {
        Duration elapsed = Duration.ofNanos(clock.getAsLong() - start);
        listener.progressed(new Progress(phase, table, rows, bytes, estimate, done, tables, forecast.left(elapsed)));
    }
}
