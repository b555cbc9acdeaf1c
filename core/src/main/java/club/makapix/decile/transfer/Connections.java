package club.makapix.decile.transfer;

import club.makapix.decile.schema.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** Opens and closes connections. */
final class Connections {
    private Connections() {}

    /** Opens a connection outside of any transaction. */
    static Connection open(DataSource dataSource, String role) {
        try {
            Connection connection = dataSource.getConnection();
            connection.setAutoCommit(true);
            return connection;
        } catch (SQLException e) {
            throw unreachable(role, e);
        }
    }

    private static DatabaseException unreachable(String role, SQLException refusal) {
        String state = refusal.getSQLState() == null ? "" : refusal.getSQLState();
        if (state.startsWith("28")) {
            return refused(role + " refused the login", refusal, "check user and password");
        }
        if (state.equals("08004") && String.valueOf(refusal.getMessage()).contains("password")) {
            return refused(role + " asks for a password", refusal, "give the data source one");
        }
        if (state.equals("3D000")) {
            return refused(role + " is not there", refusal, "check the name of the database");
        }
        return refused(role + " could not be reached", refusal, "check host, port and that the server runs");
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

    /** Cuts the connection off without another word to the server. */
    static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            System.getLogger(Connections.class.getName()).log(System.Logger.Level.DEBUG, "connection was gone");
        }
    }

    /** Asks the server to end the statement at hand, if there is one; may be called from any thread. */
    static void cancelQuery(Connection connection) {
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException e) {
            System.getLogger(Connections.class.getName()).log(System.Logger.Level.DEBUG, "connection was gone");
        }
    }

    /** Returns the refusal as an exception whose message and cause hold no row value. */
    static DatabaseException refused(String attempt, SQLException refusal) {
        Refusal words = Refusal.of(refusal);
        return new DatabaseException(attempt + ": " + words.reason(), words.bare());
    }

    /** Returns the failure with a word on what it left behind. */
    static DatabaseException leaving(String state, DatabaseException failure) {
        SQLException cause = failure.getCause() instanceof SQLException sql ? sql : new SQLException(failure);
        return new DatabaseException(failure.getMessage() + "; " + state, cause);
    }

    /** Leaves out what the driver advises after its first sentence. */
    private static DatabaseException refused(String attempt, SQLException refusal, String advice) {
        Refusal words = Refusal.of(refusal);
        String sentence = words.reason().replaceFirst("\\.( .*)?$", "");
        return new DatabaseException(attempt + ": " + sentence + "; " + advice, words.bare());
    }
}
