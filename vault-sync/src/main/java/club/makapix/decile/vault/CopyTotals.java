package club.makapix.decile.vault;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what a copy does. Safe for use by several threads. */
final class CopyTotals {
    private final SyncListener listener;
    private final Map<CopyMethod, Long> copied = new EnumMap<>(CopyMethod.class);
    private final Map<CopyMethod, String> obstacles = new EnumMap<>(CopyMethod.class);
    private final List<VaultProblem> problems = new ArrayList<>();
    private long upToDate;
    private long files;
    private long bytes;

    CopyTotals(SyncListener listener) {
        this.listener = listener;
    }

    synchronized void copied(CopyMethod method, long size) {
        copied.merge(method, 1L, Long::sum);
        done(size);
    }

    /** Takes note of why a way of copying is impossible for some file. */
    synchronized void obstacle(CopyMethod method, String reason) {
        obstacles.put(method, reason);
    }

    /** Returns why the ways that were tried are impossible. */
    synchronized String obstacles() {
        return obstacles.toString();
    }

    synchronized void upToDate(long size) {
        upToDate++;
        done(size);
    }

    synchronized void problem(VaultFile file, VaultProblem.Kind kind, String reason) {
        problems.add(new VaultProblem(file.path(), kind, reason));
        done(0);
    }

    /** Takes note of a file of the source that cannot be read. */
    void unreadable(VaultFile file, IOException e) {
        if (e instanceof NoSuchFileException) {
            problem(file, file.required() ? VaultProblem.Kind.MISSING : VaultProblem.Kind.MISSING_OPTIONAL, "");
        } else if (e instanceof NoRegularFileException) {
            problem(file, VaultProblem.Kind.NO_REGULAR_FILE, IoProblem.of(e));
        } else {
            problem(file, VaultProblem.Kind.UNREADABLE, IoProblem.of(e));
        }
    }

    private void done(long size) {
        files++;
        bytes += size;
        listener.progressed(files, bytes);
    }

    synchronized CopyReport report(Duration elapsed) {
        problems.sort(Comparator.comparing(VaultProblem::path, PathOrder.INSTANCE));
        return new CopyReport(upToDate, copied, bytes, problems, elapsed);
    }
}
