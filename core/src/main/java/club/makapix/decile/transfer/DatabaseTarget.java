package club.makapix.decile.transfer;

import java.sql.Connection;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Replaces the rows of an existing database of the same schema, in one transaction. See {@link Target#database}.
 *
 * <p>The role must own the tables; it need not be a superuser. Constraints and indexes are dropped, re-created and thereby
 * checked by the server; triggers do not fire. While the transaction lasts, nobody else can use the tables. Materialized
 * views are not refreshed and statistics are left to autovacuum: run {@code analyze} if queries come at once.
 */
public final class DatabaseTarget extends Target {
    private final DataSource dataSource;
    private final Optional<String> named;
    private final Duration lockTimeout;

    DatabaseTarget(DataSource dataSource, Optional<String> named, Duration lockTimeout) {
        this.dataSource = dataSource;
        this.named = named;
        this.lockTimeout = lockTimeout;
    }

    /**
     * Returns the target without the need of a mark: that the connection leads to a database of this very name says that it
     * may be overwritten.
     */
    public DatabaseTarget named(String database) {
        return new DatabaseTarget(dataSource, Optional.of(database), lockTimeout);
    }

    /** Returns the target with another time to wait until nobody uses its tables; 10 seconds if not said. */
    public DatabaseTarget waitingForLocks(Duration timeout) {
        return new DatabaseTarget(dataSource, named, timeout);
    }

    @Override
    TransferReport receive(Transfer transfer) {
        long start = System.nanoTime();
        Connection connection = Connections.open(dataSource, "the target");
        try {
            return new DatabaseLoad(transfer, connection, named, lockTimeout).run(start);
        } finally {
            Connections.close(connection);
        }
    }
}
