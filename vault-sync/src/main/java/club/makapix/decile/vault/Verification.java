package club.makapix.decile.vault;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Notes how a tree differs from a manifest. Hashes are computed by workers. */
final class Verification implements Comparison.Visitor {
    private final SyncListener listener;
    private final List<VaultProblem> problems = new ArrayList<>();
    private long files;
    private long present;
    private long bytes;

    private Optional<Workers> hashing = Optional.empty();

    Verification(SyncListener listener) {
        this.listener = listener;
    }

    /** Compares hashes too from now on. */
    void hashBy(Workers workers) {
        hashing = Optional.of(workers);
    }

    @Override
    public void present(VaultFile file, TreeWalk.Entry entry) {
        long size = entry.attributes().size();
        if (!entry.attributes().isRegularFile()) {
            String reason = IoProblem.of(new NoRegularFileException(file.path(), entry.attributes()));
            wrong(file, VaultProblem.Kind.NO_REGULAR_FILE, reason);
        } else if (file.size().orElse(size) != size) {
            String reason = "it has %d bytes, and its row says %d"
                    .formatted(size, file.size().getAsLong());
            wrong(file, VaultProblem.Kind.WRONG_SIZE, reason);
        } else if (file.sha256().isPresent() && hashing.isPresent()) {
            hashing.get().run(() -> compareHash(file, entry.file(), size));
        } else {
            right(size);
        }
    }

    private void compareHash(VaultFile file, Path place, long size) {
        try {
            if (FileHash.of(place).equals(file.sha256().orElse(""))) {
                right(size);
            } else {
                wrong(file, VaultProblem.Kind.WRONG_HASH, "");
            }
        } catch (NoSuchFileException e) {
            missing(file);
        } catch (IOException e) {
            wrong(file, VaultProblem.Kind.UNREADABLE, IoProblem.of(e));
        }
    }

    @Override
    public void missing(VaultFile file) {
        wrong(file, file.required() ? VaultProblem.Kind.MISSING : VaultProblem.Kind.MISSING_OPTIONAL, "");
    }

    @Override
    public void orphaned(TreeWalk.Entry entry) {
        problem(new VaultProblem(entry.path(), VaultProblem.Kind.ORPHANED, ""));
    }

    /** Takes note of something that is not about a listed file. */
    synchronized void problem(VaultProblem problem) {
        problems.add(problem);
    }

    private synchronized void wrong(VaultFile file, VaultProblem.Kind kind, String reason) {
        problems.add(new VaultProblem(file.path(), kind, reason));
        files++;
        listener.progressed(files, bytes);
    }

    private synchronized void right(long size) {
        files++;
        present++;
        bytes += size;
        listener.progressed(files, bytes);
    }

    synchronized VerifyReport report(Duration elapsed) {
        problems.sort(Comparator.comparing(VaultProblem::path, PathOrder.INSTANCE));
        return new VerifyReport(files, present, bytes, problems, elapsed);
    }
}
