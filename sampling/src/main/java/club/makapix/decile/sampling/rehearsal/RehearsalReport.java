package club.makapix.decile.sampling.rehearsal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * States what a migration did to a sample: plain data, no row values. {@link #toString} is made for a test's log.
 *
 * @param statements what each statement did, in their order; statements that only read, and the migration tool's own
 *     bookkeeping, are left out
 * @param failure why the migration failed, if it did
 * @param down what the migration back did, if one was given and the migration itself succeeded
 * @param violations what the test forbids and the migration did all the same, a sentence each
 * @param preflight the rules that the migration added, to be asked of production
 */
public record RehearsalReport(
        List<StatementReport> statements,
        Optional<String> failure,
        Optional<Down> down,
        List<String> violations,
        Preflight preflight) {
    public RehearsalReport {
        statements = List.copyOf(statements);
        violations = List.copyOf(violations);
    }

    /**
     * States what the migration back did.
     *
     * @param statements what each statement did
     * @param failure why it failed, if it did
     * @param differences what is not as it was before both migrations, a sentence each; none if the schema came back. The
     *     order of columns is not compared
     */
    public record Down(List<StatementReport> statements, Optional<String> failure, List<String> differences) {
        public Down {
            statements = List.copyOf(statements);
            differences = List.copyOf(differences);
        }
    }

    /** Returns the time that the statements took together. */
    public Duration elapsed() {
        return statements.stream().map(StatementReport::elapsed).reduce(Duration.ZERO, Duration::plus);
    }

    /** Returns all that speaks against the migration: its failure, what was forbidden, a schema that did not come back. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        failure.ifPresent(reason -> problems.add("the migration failed: " + reason));
        problems.addAll(violations);
        down.ifPresent(back -> {
            back.failure().ifPresent(reason -> problems.add("the migration back failed: " + reason));
            back.differences().forEach(difference -> problems.add("the schema did not come back: " + difference));
        });
        return problems;
    }

    /** Returns the report for people, a paragraph for each statement. */
    @Override
    public String toString() {
        return new RehearsalText(this).text();
    }
}
