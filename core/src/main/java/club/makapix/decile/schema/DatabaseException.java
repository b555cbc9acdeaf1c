package club.makapix.decile.schema;

import java.sql.SQLException;

/**
 * Says that a server refused or could not be reached. The message states what was attempted and the server's reason, never a
 * row value: the server's DETAIL is left out.
 */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseException(String message, SQLException cause) {
        super(message, cause);
    }

    /** Returns the SQLSTATE of the refusal, for example {@code 42501}; empty where the driver gave none. */
    public String sqlState() {
        String state = getCause() instanceof SQLException sql ? sql.getSQLState() : null;
        return state == null ? "" : state;
    }
}
