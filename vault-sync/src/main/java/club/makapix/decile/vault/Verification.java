package club.makapix.decile.vault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Notes how a tree differs from a manifest. */
final class Verification implements Comparison.Visitor {
    private final SyncListener listener;
    private final List<VaultProblem> problems = new ArrayList<>();
    private long files;
    private long present;
    private long bytes;

    Verification(SyncListener listener) {
        this.listener = listener;
    }

    @Override
    public void present(VaultFile file, TreeWalk.Entry entry) {
        if (entry.attributes().isRegularFile()) {
            present++;
            bytes += entry.attributes().size();
        } else {
            String reason = IoProblem.of(new NoRegularFileException(file.path(), entry.attributes()));
            problem(new VaultProblem(file.path(), VaultProblem.Kind.NO_REGULAR_FILE, reason));
        }
        advance();
    }

    @Override
    public void missing(VaultFile file) {
        VaultProblem.Kind kind = file.required() ? VaultProblem.Kind.MISSING : VaultProblem.Kind.MISSING_OPTIONAL;
        problem(new VaultProblem(file.path(), kind, ""));
        advance();
    }

    @Override
    public void orphaned(TreeWalk.Entry entry) {
        problem(new VaultProblem(entry.path(), VaultProblem.Kind.ORPHANED, ""));
    }

    void problem(VaultProblem problem) {
        problems.add(problem);
    }

    private void advance() {
        files++;
        listener.progressed(files, bytes);
    }

    VerifyReport report(Duration elapsed) {
        problems.sort(Comparator.comparing(VaultProblem::path, PathOrder.INSTANCE));
        return new VerifyReport(files, present, bytes, problems, elapsed);
    }
}
