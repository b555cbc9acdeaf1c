package club.makapix.decile.transfer;

import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Words what a server refused without a row value. DETAIL and CONTEXT hold values, and so does the message itself where a
 * value was the trouble: there the SQLSTATE speaks.
 */
final class Refusal {
    /** Classes of SQLSTATE whose messages speak of connections, privileges, objects and resources, never of values. */
    private static final Set<String> PLAIN_CLASSES =
            Set.of("08", "0A", "25", "26", "28", "3D", "3F", "40", "42", "53", "54", "55", "57", "58", "XX");

    private static final Map<String, String> DATA_ERRORS = Map.of(
            "22001", "text longer than its column",
            "22003", "a number out of the range of its type",
            "22007", "text that is no date or time",
            "22008", "a date or time out of range",
            "22012", "a division by zero",
            "22023", "a parameter that it does not know (a snapshot ends with the connection that holds it)",
            "22021", "text that its encoding does not have",
            "22P02", "text that its type does not read",
            "22P04", "a malformed line",
            "22P05", "a character that the encoding of the database does not have");

    /**
     * What a statement says as well as a value that is read as a name or a query ({@code to_tsquery(body)}, {@code name::regclass}). For the statement
     * the server tells the position.
     */
    private static final Map<String, String> WORDS_OR_VALUES = Map.of(
            "42601", "a syntax error in what a value says, or in a statement of the database's own",
            "42602", "a name that is none",
            "42703", "a column that does not exist",
            "42704", "an object that does not exist",
            "42883", "a function that does not exist",
            "42P01", "a relation that does not exist",
            "3F000", "a schema that does not exist");

    private final SQLException refusal;
    private final @Nullable ServerErrorMessage server;
    private final String state;

    private Refusal(SQLException refusal) {
        this.refusal = refusal;
        this.server = refusal instanceof PSQLException e ? e.getServerErrorMessage() : null;
        this.state = refusal.getSQLState() == null ? "" : refusal.getSQLState();
    }

    static Refusal of(SQLException refusal) {
        return new Refusal(refusal);
    }

    /** Tells whether a row was the trouble, not the server: a value that does not fit or a constraint that does not hold. */
    boolean isAboutRows() {
        return state.startsWith("22") || state.startsWith("23");
    }

    /** Tells whether a function of the database raised the error on purpose. */
    boolean isRaised() {
        return state.startsWith("P0");
    }

    /** Tells whether the SQL itself was the trouble: its syntax, or a column that does not exist. */
    boolean isAboutWords() {
        return state.equals("42601") || state.equals("42703") || state.equals("42804");
    }

    /** Tells whether the connection broke. */
    boolean isAboutConnection() {
        return state.startsWith("08") || state.startsWith("57P");
    }

    /** Tells whether another session held a lock for too long, or each waited for the other. */
    boolean isAboutLocks() {
        return state.equals("55P03") || state.equals("40P01");
    }

    /** Tells whether the role lacks a privilege. */
    boolean isAboutPrivilege() {
        return state.equals("42501");
    }

    /** Tells whether the role may not see all rows of a table. */
    boolean isAboutRowSecurity() {
        return isAboutPrivilege() && message().contains("row-level security");
    }

    /**
     * Tells whether a standby ended the statement because it had to replay what the primary did. Nothing else ends a
     * read-only transaction of this isolation with this state, and the message is in the server's language.
     */
    boolean isAboutRecovery() {
        return state.equals("40001");
    }

    /** Returns the reason in one line. */
    String reason() {
        return switch (state) {
            case "23502" -> "null in column " + quoted(server == null ? null : server.getColumn());
            case "23503" -> "foreign key %s does not hold".formatted(constraint());
            case "23505" -> "a second row of the same key in %s".formatted(constraint());
            case "23514" ->
                constraint().isEmpty()
                        ? "a row that no partition takes"
                        : "check %s does not hold".formatted(constraint());
            case "23P01" -> "exclusion constraint %s does not hold".formatted(constraint());
            default -> otherReason();
        };
    }

    private String otherReason() {
        if (server != null && server.getPosition() == 0 && WORDS_OR_VALUES.containsKey(state)) {
            return WORDS_OR_VALUES.get(state) + " (SQLSTATE " + state + "; its name may be a value, so it is not told)";
        }
        if (state.length() < 2 || PLAIN_CLASSES.contains(state.substring(0, 2))) {
            return message();
        }
        return DATA_ERRORS.getOrDefault(state, "an error that may name values, so only its SQLSTATE is told: " + state);
    }

    private String message() {
        String message = server == null ? refusal.getMessage() : server.getMessage();
        return message == null ? "no reason given" : message.lines().findFirst().orElse("no reason given");
    }

    /** Tells whether the server named that constraint. */
    boolean names(String constraint) {
        return server != null && constraint.equals(server.getConstraint());
    }

    private String constraint() {
        String name = server == null ? null : server.getConstraint();
        return name == null ? "" : quoted(name);
    }

    /** Returns at which character of the statement the server stopped, counted from 1; 0 if it does not say. */
    int position() {
        return server == null ? 0 : server.getPosition();
    }

    /** Returns the line of the COPY at which the server stopped, 0 if it does not say. */
    long line() {
        String place = place();
        int start = place.indexOf(", line ");
        if (start < 0) {
            return 0;
        }
        String digits = place.substring(start + ", line ".length()).replaceFirst("(?s)[^0-9].*", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    /** Tells whether the server stopped at a value of that column. */
    boolean isAt(String column) {
        String at = ", line " + line() + ", column " + column;
        return place().contains(at + ":") || place().endsWith(at); // a binary value is not shown
    }

    private String place() {
        String where = server == null ? null : server.getWhere();
        return where == null ? "" : where.lines().findFirst().orElse("");
    }

    /** Returns the refusal as a cause that holds no row value. */
    SQLException bare() {
        SQLException bare = new SQLException(reason(), state);
        bare.setStackTrace(refusal.getStackTrace());
        return bare;
    }

    private static String quoted(@Nullable String name) {
        return name == null ? "that is not named" : '"' + name + '"';
    }
}
