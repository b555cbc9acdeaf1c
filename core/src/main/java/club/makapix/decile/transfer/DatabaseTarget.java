package club.makapix.decile.transfer;

import club.makapix.decile.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
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
    private final Consent consent;
    private final Duration lockTimeout;

    DatabaseTarget(DataSource dataSource, Consent consent, Duration lockTimeout) {
        this.dataSource = dataSource;
        this.consent = consent;
        this.lockTimeout = lockTimeout;
    }

    /**
     * Returns the target without the need of a mark: that the connection leads to a database of this very name says that it
     * may be overwritten.
     */
    public DatabaseTarget named(String database) {
        return new DatabaseTarget(dataSource, consent.named(database), lockTimeout);
    }

    /**
     * Returns the target that may be a physical copy of the source on a server of its own, such as a promoted standby or a
     * restored base backup. Without this a copy is refused, for after a failover it is production. The mark is asked for all
     * the same.
     */
    public DatabaseTarget physicalCopy() {
        return new DatabaseTarget(dataSource, consent.copied(), lockTimeout);
    }

    /** Returns the target with another time to wait until nobody uses its tables; 10 seconds if not said. */
    public DatabaseTarget waitingForLocks(Duration timeout) {
        return new DatabaseTarget(dataSource, consent, timeout);
    }

    private Site admit(Snapshot snapshot, Connection connection) throws SQLException {
        DatabaseIdentity target = DatabaseIdentity.read(connection);
        Guard.check(snapshot.identity(), target, consent);
        Schema schema = Schema.read(connection);
        Drift.check(snapshot.schema(), schema);
        return new Site(target.toString(), schema, snapshot.schema(), Placement.same());
    }

    @Override
    public TargetState check(Snapshot snapshot) {
        return DatabaseLoad.check(snapshot, dataSource, this::admit);
    }

    @Override
    TransferReport receive(Transfer transfer) {
        return DatabaseLoad.run(transfer, dataSource, this::admit, lockTimeout);
    }
}
