package club.makapix.decile.schema;

import java.sql.SQLException;

/**
 * Says that a server refused or could not be reached. The message states what was attempted and the server's reason, never a
 * row value: the server's DETAIL is left out.
 */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int position;

    public DatabaseException(String message, SQLException cause) {
        this(message, cause, 0);
    }

    public DatabaseException(String message, SQLException cause, int position) {
        super(message, cause);
        this.position = position;
    }

    /** Returns at which character of the caller's SQL the server stopped, counted from 1; 0 where that is not known. */
    public int position() {
        return position;
    }

    /** Returns the SQLSTATE of the refusal, for example {@code 42501}; empty where the driver gave none. */
    public String sqlState() {
        String state = getCause() instanceof SQLException sql ? sql.getSQLState() : null;
        return state == null ? "" : state;
    }
}
