package club.makapix.decile.examples;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/** Passes on what one COPY writes to another that reads it, as the bytes come, in pieces of 64 KiB. */
final class CopyRelay {
    private static final int PIECE = 64 << 10;

    private CopyRelay() {}

    static void run(Connection from, String out, Connection to, String in) throws SQLException {
        CopyOut reading = copies(from).copyOut(out);
        CopyIn writing = copies(to).copyIn(in);
        ByteArrayOutputStream piece = new ByteArrayOutputStream(2 * PIECE);
        for (byte[] row = reading.readFromCopy(); row != null; row = reading.readFromCopy()) {
            piece.write(row, 0, row.length);
            if (piece.size() >= PIECE) {
                writing.writeToCopy(piece.toByteArray(), 0, piece.size());
                piece.reset();
            }
        }
        writing.writeToCopy(piece.toByteArray(), 0, piece.size());
        writing.endCopy();
    }

    private static CopyManager copies(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }
}
