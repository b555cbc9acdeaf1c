package club.makapix.decile.transfer;

import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.DatabaseException;
import club.makapix.decile.schema.Identifiers;
import club.makapix.decile.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes the rows of one table into a database by COPY. */
final class CopySink implements AutoCloseable {
    private final Table table;
    private final TableStream stream;
    private final CopyIn copy;
    private long rows;

    private CopySink(Table table, TableStream stream, CopyIn copy) {
        this.table = table;
        this.stream = stream;
        this.copy = copy;
    }

    static CopySink open(Connection connection, Table table, TableStream stream) {
        String list = stream.columns().isEmpty() ? "" : " (" + Identifiers.quote(stream.columns()) + ")";
        String sql = "copy " + table.name().quoted() + list + " from stdin"
                + stream.format().option();
        try {
            return new CopySink(
                    table,
                    stream,
                    connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql));
        } catch (SQLException e) {
            throw Connections.refused(table.name() + ": the target takes no rows", e);
        }
    }

    /** Writes all rows of the stream. */
    void drain(Progression progression) {
        write(stream.format().header());
        stream.drain(this::write, progression);
        write(stream.format().trailer());
        finish();
    }

    private void write(Chunk chunk) {
        write(chunk.bytes(), chunk.offset(), chunk.length());
        rows = chunk.rows();
    }

    private void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    private void write(byte[] bytes, int offset, int length) {
        try {
            copy.writeToCopy(bytes, offset, length);
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    /** Waits until the server has taken every row. */
    private void finish() {
        try {
            copy.endCopy();
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private RuntimeException refused(SQLException refusal) {
        Refusal words = Refusal.of(refusal);
        if (!words.isAboutRows()) {
            return new DatabaseException(
                    String.format(
                            Locale.ROOT,
                            "%s, after about %,d rows: the target failed: %s",
                            table.name(),
                            rows,
                            words.reason()),
                    words.bare());
        }
        return new TransferException(
                "%s: the target refused the row: %s%s".formatted(place(words), words.reason(), columnOf(words)),
                words.bare());
    }

    private String place(Refusal words) {
        return words.line() == 0
                ? table.name().toString()
                : String.format(Locale.ROOT, "%s, row %,d", table.name(), words.line());
    }

    private String columnOf(Refusal words) {
        return table.columns().stream()
                .map(Column::name)
                .filter(words::isAt)
                .findFirst()
                .map(" in column \"%s\""::formatted)
                .orElse("");
    }

    /** Gives up what was not finished. */
    @Override
    public void close() {
        Copies.cancel(copy);
    }
}
