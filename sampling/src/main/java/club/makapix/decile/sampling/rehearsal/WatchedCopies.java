package club.makapix.decile.sampling.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import org.postgresql.util.ByteStreamWriter;

/**
 * Tells of the rows that a migration copies in through {@link PGConnection#getCopyAPI}. The methods without a buffer's size call
 * those with one.
 */
final class WatchedCopies extends CopyManager {
    private final ConnectionWatch watch;

    private WatchedCopies(BaseConnection connection, ConnectionWatch watch) throws SQLException {
        super(connection);
        this.watch = watch;
    }

    /** Returns the driver's own interface, whose copies are watched. */
    static PGConnection of(BaseConnection connection, ConnectionWatch watch) {
        return WatchedDataSource.proxy(
                PGConnection.class,
                (proxy, method, arguments) -> method.getName().equals("getCopyAPI")
                        ? new WatchedCopies(connection, watch)
                        : WatchedDataSource.call(connection, method, arguments));
    }

    @Override
    public long copyIn(String sql, Reader from, int bufferSize) throws SQLException, IOException {
        return watched(sql, () -> super.copyIn(sql, from, bufferSize));
    }

    @Override
    public long copyIn(String sql, InputStream from, int bufferSize) throws SQLException, IOException {
        return watched(sql, () -> super.copyIn(sql, from, bufferSize));
    }

    @Override
    public long copyIn(String sql, ByteStreamWriter from) throws SQLException, IOException {
        return watched(sql, () -> super.copyIn(sql, from));
    }

    private long watched(String sql, ConnectionWatch.Call copy) throws SQLException, IOException {
        try {
            @Nullable Object rows = watch.run(sql, true, copy, result -> result instanceof Long count ? count : 0);
            return rows instanceof Long count ? count : 0;
        } catch (SQLException | IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
