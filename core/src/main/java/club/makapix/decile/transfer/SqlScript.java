package club.makapix.decile.transfer;

import club.makapix.decile.schema.DatabaseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Restores a plain SQL script as {@code psql -f} would, without psql: what {@code Target.file} writes, or
 * {@code pg_dump}. Statements and blocks of COPY … FROM stdin run one after the other, each a transaction of its own
 * unless the script says otherwise; memory holds one statement or one row. Compression follows from the file's name: {@code
 * .gz}, {@code .zst} (needs {@code com.github.luben:zstd-jni}), or none.
 */
public final class SqlScript {
    private static final Pattern COPY = Pattern.compile("copy\\b.*\\bfrom\\s+stdin\\b.*", caseless());
    private static final Pattern HARMLESS = Pattern.compile("\\\\(un)?restrict\\b.*");
    private static final byte[] END_OF_ROWS = {'\\', '.'};

    private final Path script;

    private SqlScript(Path script) {
        this.script = script;
    }

    private static int caseless() {
        return Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
    }

    /** Returns the script in that file, which is not read yet. */
    public static SqlScript of(Path script) {
        return new SqlScript(script);
    }

    /**
     * Runs the script.
     *
     * @throws DatabaseException if the server cannot be reached or refuses; the message starts with file and line. What ran
     *     before stays
     * @throws TransferException if the file cannot be read, ends half-way or holds a command of psql
     */
    public void restore(DataSource target) {
        Connection connection = Connections.open(target, "the database to restore " + script.getFileName() + " into");
        try (InputStream bytes = open()) {
            restore(connection, new ScriptLines(bytes));
        } catch (IOException e) {
            throw unreadable(e);
        } finally {
            Connections.close(connection);
        }
    }

    /**
     * Returns the comment at the top of the script, up to the first line that is none: what its maker says of it.
     *
     * @throws TransferException if the file cannot be read
     */
    public String introduction() {
        try (InputStream bytes = open()) {
            ScriptLines lines = new ScriptLines(bytes);
            StringBuilder comment = new StringBuilder();
            while (lines.next() && lines.text().startsWith("--")) {
                comment.append(lines.text());
            }
            return comment.toString();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private TransferException unreadable(IOException e) {
        return new TransferException("%s could not be read: %s".formatted(script, e.getMessage()), e);
    }

    private InputStream open() throws IOException {
        String name = script.getFileName().toString();
        InputStream file = Files.newInputStream(script);
        if (name.endsWith(".gz")) {
            return new GZIPInputStream(file, ScriptLines.BUFFER);
        }
        return name.endsWith(".zst") ? Zstandard.decompress(file) : file;
    }

    private void restore(Connection connection, ScriptLines lines) throws IOException {
        ScriptStatement statement = new ScriptStatement();
        while (lines.next()) {
            String line = lines.text();
            if (statement.isEmpty() && line.startsWith("\\")) {
                checkCommand(line, lines.number());
                continue;
            }
            for (String rest = line; !rest.isEmpty(); ) {
                int end = statement.add(rest);
                rest = rest.substring(end);
                Optional<String> whole = statement.take();
                if (whole.isPresent()) {
                    run(connection, whole.get(), lines);
                }
            }
        }
        if (!statement.isEmpty()) {
            throw new TransferException("%s ends in the middle of a statement".formatted(script));
        }
    }

    private void checkCommand(String line, long number) {
        if (!HARMLESS.matcher(line.strip()).matches()) {
            throw new TransferException("%s, line %d: %s is a command of psql; restore this script with psql"
                    .formatted(script, number, line.strip().split("\\s", 2)[0]));
        }
    }

    private void run(Connection connection, String sql, ScriptLines lines) throws IOException {
        long number = lines.number();
        try {
            if (isCopy(sql)) {
                copy(connection.unwrap(PGConnection.class), sql, lines);
            } else {
                execute(connection, sql);
            }
        } catch (SQLException e) {
            throw Connections.refused("%s, line %d".formatted(script, number), e);
        }
    }

    /** Tells whether rows follow the statement. */
    static boolean isCopy(String sql) {
        return COPY.matcher(sql.strip()).matches();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    private void copy(PGConnection connection, String sql, ScriptLines lines) throws SQLException, IOException {
        CopyIn copy = connection.getCopyAPI().copyIn(sql);
        try {
            while (lines.next()) {
                if (isEndOfRows(lines)) {
                    copy.endCopy();
                    return;
                }
                copy.writeToCopy(lines.bytes(), lines.start(), lines.length());
            }
            throw new TransferException("%s ends in the middle of a table's rows".formatted(script));
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static boolean isEndOfRows(ScriptLines lines) {
        int end = lines.start() + lines.length();
        while (end > lines.start() && (lines.bytes()[end - 1] == '\n' || lines.bytes()[end - 1] == '\r')) {
            end--;
        }
        return Arrays.equals(lines.bytes(), lines.start(), end, END_OF_ROWS, 0, END_OF_ROWS.length);
    }

    /** Returns the file's name. */
    @Override
    public String toString() {
        return script.toString();
    }
}
