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

    /** Returns the statements that did something, or tried; not those of the migration tool about itself. */
    synchronized List<StatementReport> statements() {
        return told().stream().map(Observation::report).toList();
    }

    private List<Observation> told() {
        return observations.stream()
                .filter(observation -> !observation.isQuiet())
                .filter(observation -> !observation.sql().mentions(bookkeeping))
                .toList();
    }

    /** Returns the last statement that the server refused, in words. */
    synchronized Optional<String> lastFailure() {
        List<Observation> told = told();
        return observations.stream()
                .filter(Observation::hasFailed)
                .reduce((earlier, later) -> later)
                .map(failed -> (told.contains(failed) ? "statement " + (told.indexOf(failed) + 1) + ", " : "")
                        + failed.sql().shown() + ": "
                        + failed.report().failure().orElse(""));
    }
}
