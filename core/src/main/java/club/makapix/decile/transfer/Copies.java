package club.makapix.decile.transfer;

import java.sql.SQLException;
import org.postgresql.copy.CopyOperation;

/** Ends COPY operations that did not come to their end by themselves. */
final class Copies {
    private Copies() {}

    /** Cancels the operation if it still runs, so that its connection is free again; a dead connection is no news. */
    static void cancel(CopyOperation copy) {
        try {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        } catch (SQLException e) {
            System.getLogger(Copies.class.getName()).log(System.Logger.Level.DEBUG, "copy was gone");
        }
    }
}
