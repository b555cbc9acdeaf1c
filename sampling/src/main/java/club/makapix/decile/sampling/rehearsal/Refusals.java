package club.makapix.decile.sampling.rehearsal;

import java.sql.SQLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Words what a server says without row values: no DETAIL, no CONTEXT, and nothing quoted by an error about data. */
final class Refusals {
    private static final String ABOUT_DATA = "22";

    private Refusals() {}

    /** Returns the server's reason in one line. */
    static String reason(SQLException refusal) {
        ServerErrorMessage server = refusal instanceof PSQLException e ? e.getServerErrorMessage() : null;
        String message = server == null ? refusal.getMessage() : server.getMessage();
        String line = message == null
                ? "no reason given"
                : message.lines().findFirst().orElse("no reason given");
        String state = refusal.getSQLState();
        return state != null && state.startsWith(ABOUT_DATA) ? line.replaceAll("\"[^\"]*\"", "\"…\"") : line;
    }

    /** Returns the refusal with the reason alone, fit to be a cause. */
    static SQLException bare(SQLException refusal) {
        SQLException bare = new SQLException(reason(refusal), refusal.getSQLState());
        bare.setStackTrace(refusal.getStackTrace());
        return bare;
    }
}
