package club.makapix.decile.transfer;

import club.makapix.decile.schema.Table;
import club.makapix.decile.schema.TableName;
import club.makapix.decile.transfer.ProgressListener.Phase;
import club.makapix.decile.transfer.ProgressListener.Progress;

/** Tells a listener how far a transfer is, one thread at a time. */
final class Progression {
    private final ProgressListener listener;
    private final int tables;
    private int done;

    Progression(ProgressListener listener, int tables) {
        this.listener = listener;
        this.tables = tables;
    }

    synchronized void loading(Table table, long rows, long bytes) {
        tell(Phase.LOADING, table.name(), rows, bytes, table.estimatedRows());
    }

    synchronized void loaded(Table table, RowPipe pipe) {
        done++;
        loading(table, pipe.written(), pipe.bytes());
    }

    synchronized void restoring(Obstacle obstacle) {
        tell(obstacle.kind().phase(), obstacle.table(), 0, 0, 0);
    }

    private void tell(Phase phase, TableName table, long rows, long bytes, long estimate) {
        listener.progressed(new Progress(phase, table, rows, bytes, estimate, done, tables));
    }
}
