package club.makapix.decile.transfer;

import org.jspecify.annotations.Nullable;

/**
 * Says that a row could not travel, or that the transfer was refused or ended half-way; the target is as it was before. The
 * message names table and row number, never a value.
 */
public final class TransferException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TransferException(String message) {
        super(message);
    }

    public TransferException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
