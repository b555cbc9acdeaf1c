/**
 * How rows travel: one consistent view of the source, a stream of COPY per table, a target that is changed whole or not
 * at all.
 *
 * <p>{@link club.makapix.decile.transfer.Snapshot#open} begins; {@link club.makapix.decile.transfer.Snapshot#transfer}
 * takes the rows; {@link club.makapix.decile.transfer.Transfer#into} writes them and returns a
 * {@link club.makapix.decile.transfer.TransferReport}. Closing the snapshot lets the source go.
 *
 * <p>Which rows travel, what becomes of them, and who is told are three small interfaces that other modules implement and
 * that never see one another: {@link club.makapix.decile.transfer.RowSelection},
 * {@link club.makapix.decile.transfer.RowRewriter}, {@link club.makapix.decile.transfer.RowObserver}.
 */
@NullMarked
package club.makapix.decile.transfer;

import org.jspecify.annotations.NullMarked;
