package club.makapix.decile.vault;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * States how a vault compares with a manifest.
 *
 * @param files the files that the manifest lists
 * @param present those of them that are there as promised
 * @param bytes the size of those
 * @param problems what is missing, orphaned or otherwise wrong, by path
 * @param elapsed the wall time
 */
public record VerifyReport(long files, long present, long bytes, List<VaultProblem> problems, Duration elapsed) {
    private static final Set<VaultProblem.Kind> HARMLESS =
            Set.of(VaultProblem.Kind.MISSING_OPTIONAL, VaultProblem.Kind.ORPHANED);

    public VerifyReport {
        problems = List.copyOf(problems);
    }

    /** Returns how many files have this problem. */
    public long count(VaultProblem.Kind kind) {
        return problems.stream().filter(problem -> problem.kind() == kind).count();
    }

    /** Tells whether every required file is there as promised; orphaned ones do no harm. */
    public boolean isComplete() {
        return problems.stream().allMatch(problem -> HARMLESS.contains(problem.kind()));
    }
}
