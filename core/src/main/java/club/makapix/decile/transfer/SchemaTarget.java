package club.makapix.decile.transfer;

import club.makapix.decile.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Replaces the rows of tables in another schema, in one transaction: of another database, or of the source's own. See
 * {@link Target#schema(DataSource, String)}.
 *
 * <p>All else is as with {@link DatabaseTarget}: the role must own the tables of the schema, which nobody else can use while
 * the transaction lasts. Nothing outside of the schema is locked or changed, so the source's tables can be read and written
 * all the while.
 */
public final class SchemaTarget extends Target {
    private final DataSource dataSource;
    private final Function<Schema, Placement> placing;
    private final Duration lockTimeout;

    SchemaTarget(DataSource dataSource, Function<Schema, Placement> placing, Duration lockTimeout) {
        this.dataSource = dataSource;
        this.placing = placing;
        this.lockTimeout = lockTimeout;
    }

    /** Returns the target with another time to wait until nobody uses its tables; 10 seconds if not said. */
    public SchemaTarget waitingForLocks(Duration timeout) {
        return new SchemaTarget(dataSource, placing, timeout);
    }

    private Site admit(Snapshot snapshot, Connection connection) throws SQLException {
        Placement placement = placing.apply(snapshot.schema());
        DatabaseIdentity target = DatabaseIdentity.read(connection);
        SchemaGuard.check(snapshot.identity(), target, placement, SchemaGuard.comments(connection, placement));
        Schema schema = Schema.read(connection);
        Schema expected = placement.of(snapshot.schema());
        List<String> findings = new ArrayList<>(Drift.find(expected, schema));
        findings.addAll(Outsiders.find(connection, expected, placement));
        Drift.refuse(findings);
        String name = "%s, schema %s".formatted(target, String.join(", ", placement.targets()));
        return new Site(name, schema, expected, placement);
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
