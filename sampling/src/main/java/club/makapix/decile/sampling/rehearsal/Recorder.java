package club.makapix.decile.sampling.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects the observations of all connections of a migration, in the order in which their statements began. */
final class Recorder {
    private final Set<String> bookkeeping;
    private final List<Observation> observations = new ArrayList<>();

    /** Begins a list that leaves statements out that mention one of these names. */
    Recorder(Set<String> bookkeeping) {
        this.bookkeeping = Set.copyOf(bookkeeping);
    }

    synchronized Observation begin(SqlText sql) {
        Observation observation = new Observation(sql);
        observations.add(observation);
        return observation;
    }

    /** Returns the statements that did something, or tried. */
    synchronized List<StatementReport> statements() {
        return observations.stream()
                .filter(observation -> !observation.isQuiet())
                .filter(observation ->
                        observation.hasFailed() || !observation.sql().mentions(bookkeeping))
                .map(Observation::report)
                .toList();
    }

    /** Returns the last statement that the server refused, in words. */
    synchronized Optional<String> lastFailure() {
        List<StatementReport> reports = statements();
        for (int position = reports.size(); position > 0; position--) {
            StatementReport statement = reports.get(position - 1);
            if (statement.failure().isPresent()) {
                return Optional.of("statement %d, %s: %s"
                        .formatted(
                                position, statement.sql(), statement.failure().get()));
            }
        }
        return Optional.empty();
    }
}
