package club.makapix.decile.anonymize;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Hears whatever the library logs while it is open, at any level, what others do from INFO on, and what anybody prints. */
final class LoggedWords extends Handler implements AutoCloseable {
    private final Logger root = Logger.getLogger("");
    private final Logger library = Logger.getLogger("club.makapix.decile");
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    static LoggedWords record() {
        LoggedWords words = new LoggedWords();
        words.library.setLevel(Level.ALL);
        words.root.addHandler(words);
        PrintStream hearing = new PrintStream(words.printed, true, StandardCharsets.UTF_8);
        System.setOut(hearing);
        System.setErr(hearing);
        return words;
    }

    List<String> lines() {
        return Stream.concat(
                        lines.stream(), printed.toString(StandardCharsets.UTF_8).lines())
                .toList();
    }

    @Override
    public void publish(LogRecord entry) {
        lines.add(entry.getMessage() + " " + Arrays.toString(entry.getParameters()) + " " + entry.getThrown());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
        library.setLevel(null);
        System.setOut(out);
        System.setErr(err);
    }
}
