package club.makapix.decile.examples;

import club.makapix.decile.schema.DatabaseException;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.transfer.TransferException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Words an exception for the person at the shell: one sentence, the next step, no stack trace. */
final class Failure {
    private static final Map<String, String> NEXT_STEPS = Map.of(
            "28P01", "set DECILE_SOURCE_PASSWORD, DECILE_TARGET_PASSWORD or PGPASSWORD, or add a line to ~/.pgpass",
            "28000", "name a role that may log in: PGUSER, or ?user=… in the URL",
            "42501", "the source needs SELECT on the tables that travel, the target a role that owns its tables",
            "53100", "make room on the server's disk and run again");

    private Failure() {}

    /** Returns what to print of a failure before the rows were replaced. */
    static String sentence(Throwable failure) {
        return reason(failure) + (failure instanceof TransferException ? "\nthe target is as it was" : "");
    }

    /** Returns what to print of a failure afterwards. */
    static String afterwards(Throwable failure) {
        return reason(failure) + "\nthe rows had been replaced before that, and stay";
    }

    private static String reason(Throwable failure) {
        if (failure instanceof DatabaseException refusal) {
            return refusal.getMessage() + nextStep(refusal.sqlState());
        }
        if (failure instanceof TransferException || failure instanceof SchemaException) {
            return String.valueOf(failure.getMessage());
        }
        if (failure instanceof UncheckedIOException || failure instanceof IOException) {
            return "a file could not be read or written: " + failure.getMessage();
        }
        StackTraceElement[] trace = failure.getStackTrace();
        return "this is a mistake in Decile, please report it: %s%s"
                .formatted(failure.getClass().getName(), trace.length == 0 ? "" : " at " + trace[0]);
    }

    private static String nextStep(String sqlState) {
        String step = NEXT_STEPS.getOrDefault(sqlState, "");
        return step.isEmpty() ? "" : "\n" + step;
    }
}
