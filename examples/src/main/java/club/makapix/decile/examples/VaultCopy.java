package club.makapix.decile.examples;

import club.makapix.decile.vault.CopyReport;
import club.makapix.decile.vault.VaultManifest;
import club.makapix.decile.vault.VaultProblem;
import club.makapix.decile.vault.VaultSync;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Copies the files of the rows from one vault into another and says what became of them. */
final class VaultCopy {
    private static final int SHOWN = 10;
    private static final long REDRAW_NANOS = 100_000_000;

    private final Shell shell;
    private long drawn;

    VaultCopy(Shell shell) {
        this.shell = shell;
    }

    void run(VaultManifest files, Path from, Path to) {
        CopyReport report = VaultSync.of(files).reportingTo(this::draw).copy(from, to);
        if (drawn > 0) {
            print(shell.err(), "\r%s\r", " ".repeat(60));
        }
        print(
                shell.out(),
                "%,d files in %s: %,d were there, copied %s, %.1f s%n",
                report.files(),
                to.toAbsolutePath(),
                report.upToDate(),
                report.copied(),
                report.elapsed().toMillis() / 1000.0);
        printProblems(report.problems());
    }

    private void printProblems(List<VaultProblem> problems) {
        List<VaultProblem> serious = problems.stream()
                .filter(problem -> problem.kind() != VaultProblem.Kind.MISSING_OPTIONAL)
                .toList();
        serious.stream()
                .limit(SHOWN)
                .forEach(
                        problem -> print(shell.out(), "%s: %s %s%n", problem.kind(), problem.path(), problem.reason()));
        if (!problems.isEmpty()) {
            print(
                    shell.out(),
                    "%,d files could not be copied; %,d more that may be missing are%n",
                    serious.size(),
                    problems.size() - serious.size());
        }
    }

    private static void print(PrintStream out, String format, Object... values) {
        out.print(String.format(Locale.ROOT, format, values));
        out.flush();
    }

    private synchronized void draw(long files, long bytes) {
        long now = System.nanoTime();
        if (shell.terminal() && now - drawn > REDRAW_NANOS) {
            drawn = now;
            print(shell.err(), "\rcopying: %,d files, %,d MB", files, bytes >> 20);
        }
    }
}
