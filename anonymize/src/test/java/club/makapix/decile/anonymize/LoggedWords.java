package club.makapix.decile.anonymize;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Hears whatever the library logs while it is open, at any level, and what others do from INFO on. */
final class LoggedWords extends Handler implements AutoCloseable {
    private final Logger root = Logger.getLogger("");
    private final Logger library = Logger.getLogger("club.makapix.decile");
    private final List<String> lines = new CopyOnWriteArrayList<>();

    static LoggedWords record() {
        LoggedWords words = new LoggedWords();
        words.library.setLevel(Level.ALL);
        words.root.addHandler(words);
        return words;
    }

    List<String> lines() {
        return lines;
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
    }
}
