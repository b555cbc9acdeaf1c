package club.makapix.decile.transfer;

import club.makapix.decile.schema.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Opens and closes connections, and words what a server says without the row values in its DETAIL. */
final class Connections {
    private Connections() {}

    static Connection open(DataSource dataSource, String role) {
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            throw refused(role + " could not be reached", e);
        }
    }

    /** Rolls back what is open and gives the connection back; a connection that is gone already is no news. */
    static void close(Connection connection) {
        try (connection) {
            if (!connection.isClosed() && !connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            System.getLogger(Connections.class.getName()).log(System.Logger.Level.DEBUG, "connection was gone");
        }
    }

    /** Returns the refusal as an exception whose message and cause hold no row value. */
    static DatabaseException refused(String attempt, SQLException refusal) {
        return new DatabaseException(attempt + ": " + reason(refusal), withoutDetail(refusal));
    }

    /** Returns the server's reason in one line, without DETAIL and CONTEXT. */
    static String reason(SQLException refusal) {
        ServerErrorMessage server = refusal instanceof PSQLException e ? e.getServerErrorMessage() : null;
        String message = server == null ? refusal.getMessage() : server.getMessage();
        return message == null ? "no reason given" : message.lines().findFirst().orElse("no reason given");
    }

    private static SQLException withoutDetail(SQLException refusal) {
        SQLException bare = new SQLException(reason(refusal), refusal.getSQLState());
        bare.setStackTrace(refusal.getStackTrace());
        return bare;
    }
}
