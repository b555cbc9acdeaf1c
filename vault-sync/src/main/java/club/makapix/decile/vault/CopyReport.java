package club.makapix.decile.vault;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * States what a copy did.
 *
 * @param upToDate the files that were in the target already
 * @param copied the files that came into the target, by the way in which they came
 * @param bytes the size of all files that are now in the target
 * @param problems the files that are not, by path: missing from the source, or not to be read
 * @param elapsed the wall time
 */
public record CopyReport(
        long upToDate, Map<CopyMethod, Long> copied, long bytes, List<VaultProblem> problems, Duration elapsed) {
    public CopyReport {
        copied = Map.copyOf(copied);
        problems = List.copyOf(problems);
    }

    /** Returns the files that are now in the target. */
    public long files() {
        return upToDate + copied.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Tells whether every required file is now in the target. */
    public boolean isComplete() {
        return problems.stream().allMatch(problem -> problem.kind() == VaultProblem.Kind.MISSING_OPTIONAL);
    }
}
