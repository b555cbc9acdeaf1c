package club.makapix.decile.sampling.rehearsal;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Says how long a migration will take at another size.
 *
 * @param statements one prediction for each statement, in their order
 */
public record Prediction(List<OfStatement> statements) {
    public Prediction {
        statements = List.copyOf(statements);
    }

    /**
     * Says how long one statement will take.
     *
     * @param sql the statement
     * @param growth the curve that fits best
     * @param rows the rows that it will work on
     * @param elapsed the time that the curve gives
     * @param low the lower end of the interval
     * @param high the upper end: four of five measurements are expected between the two
     * @param remarks why one should doubt it: a poor fit, a plan that changed, too few samples; none if there is no reason to
     */
    public record OfStatement(
            String sql, Growth growth, long rows, Duration elapsed, Duration low, Duration high, List<String> remarks) {
        public OfStatement {
            remarks = List.copyOf(remarks);
        }

        @Override
        public String toString() {
            String doubt = remarks.isEmpty() ? "" : " (" + String.join("; ", remarks) + ")";
            return "%s to %s, %s at %s: %s%s"
                    .formatted(Texts.duration(low), Texts.duration(high), growth, Texts.rows(rows), sql, doubt);
        }
    }

    /** Returns the time of all statements. */
    public Duration elapsed() {
        return sum(OfStatement::elapsed);
    }

    /** Returns the lower end of the interval of all statements. */
    public Duration low() {
        return sum(OfStatement::low);
    }

    /** Returns the upper end of the interval of all statements. */
    public Duration high() {
        return sum(OfStatement::high);
    }

    /** Tells whether no statement gave a reason to doubt. */
    public boolean isSound() {
        return statements.stream().allMatch(statement -> statement.remarks().isEmpty());
    }

    private Duration sum(Function<OfStatement, Duration> part) {
        return statements.stream().map(part).reduce(Duration.ZERO, Duration::plus);
    }

    /** Returns the prediction for people, a line for each statement. */
    @Override
    public String toString() {
        return "predicted %s, between %s and %s\n"
                        .formatted(Texts.duration(elapsed()), Texts.duration(low()), Texts.duration(high()))
                + statements.stream().map(OfStatement::toString).collect(Collectors.joining("\n"));
    }
}
