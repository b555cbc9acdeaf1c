package club.makapix.decile.examples;

import club.makapix.decile.transfer.ProgressListener;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows how a transfer advances: a bar that is drawn anew where a person watches, a line per step where a log is kept. */
final class ProgressLine implements ProgressListener, AutoCloseable {
    private static final int WIDTH = 30;
    private static final long REDRAW_NANOS = 100_000_000;

    private final PrintStream out;
    private final boolean terminal;
    private @Nullable Phase phase;
    private long drawn;
    private int length;

    ProgressLine(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public synchronized void progressed(Progress progress) {
        if (terminal) {
            draw(progress);
        } else if (phase != progress.phase()) {
            out.printf(Locale.ROOT, "%s %d tables%n", words(progress.phase()), progress.tables());
        }
        phase = progress.phase();
    }

    private void draw(Progress progress) {
        long now = System.nanoTime();
        if (now - drawn < REDRAW_NANOS && phase == progress.phase()) {
            return;
        }
        drawn = now;
        int filled = WIDTH * progress.tablesDone() / Math.max(1, progress.tables());
        String line = String.format(
                Locale.ROOT,
                "[%s%s] %d/%d %s %s, %,d rows%s",
                "#".repeat(filled),
                ".".repeat(WIDTH - filled),
                progress.tablesDone(),
                progress.tables(),
                words(progress.phase()),
                progress.table(),
                progress.rows(),
                progress.left().map(ProgressLine::words).orElse(""));
        out.print("\r" + line + " ".repeat(Math.max(0, length - line.length())));
        out.flush();
        length = line.length();
    }

    private static String words(Duration left) {
        long seconds = left.toSeconds() + 1;
        return seconds < 60
                ? ", about %d s left".formatted(seconds)
                : ", about %d min left".formatted(seconds / 60 + 1);
    }

    private static String words(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }

    /** Removes the bar. */
    @Override
    public synchronized void close() {
        if (length > 0) {
            out.print("\r" + " ".repeat(length) + "\r");
            out.flush();
            length = 0;
        }
    }
}
