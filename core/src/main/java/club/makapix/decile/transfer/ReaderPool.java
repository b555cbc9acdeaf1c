package club.makapix.decile.transfer;

import club.makapix.decile.schema.DatabaseException;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Lends connections that stand in a snapshot. Where the source grants one connection only, that is the coordinator's.
 */
final class ReaderPool implements AutoCloseable {
    private final Snapshot snapshot;
    private final Optional<HikariDataSource> connections;
    private final Set<Connection> lent = ConcurrentHashMap.newKeySet();

    private ReaderPool(Snapshot snapshot, Optional<HikariDataSource> connections) {
        this.snapshot = snapshot;
        this.connections = connections;
    }

    static ReaderPool of(Snapshot snapshot) {
        return new ReaderPool(
                snapshot, snapshot.limits().connections() == 1 ? Optional.empty() : Optional.of(pool(snapshot)));
    }

    private static HikariDataSource pool(Snapshot snapshot) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("decile-readers");
        config.setDataSource(snapshot.source());
        config.setMaximumPoolSize(snapshot.limits().connections() - 1);
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /** Returns how many may read at once. */
    int size() {
        return connections.map(HikariDataSource::getMaximumPoolSize).orElse(1);
    }

    /**
     * Lends a reader for the time of a task.
     *
     * @throws DatabaseException if the source gives no connection
     */
    void read(Consumer<SnapshotReader> task) {
        if (connections.isEmpty()) {
            read(snapshot.coordinator(), task);
        } else {
            read(connections.get(), task);
        }
    }

    private void read(HikariDataSource pool, Consumer<SnapshotReader> task) {
        try (SnapshotReader reader = enter(pool.getConnection())) {
            try {
                read(reader, task);
            } catch (RuntimeException | Error e) {
                Connections.cancelQuery(reader.connection());
                Connections.abort(reader.connection());
                throw e;
            }
        } catch (SQLException e) {
            throw snapshot.closed("the source gave no connection that sees the snapshot", e);
        }
    }

    private SnapshotReader enter(Connection connection) throws SQLException {
        try {
            SnapshotReader.enter(connection, snapshot.id(), snapshot.limits());
            return new SnapshotReader(connection, snapshot.identity().role());
        } catch (SQLException e) {
            Connections.close(connection);
            throw e;
        }
    }

    private void read(SnapshotReader reader, Consumer<SnapshotReader> task) {
        lent.add(reader.connection());
        try {
            task.accept(reader);
        } finally {
            lent.remove(reader.connection());
        }
    }

    /** Ends the statements at hand. */
    void cancel() {
        lent.forEach(Connections::cancelQuery);
    }

    /** Waits for connections that are being opened too: a thread that is interrupted would not, and leave them open. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        connections.ifPresent(HikariDataSource::close);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
