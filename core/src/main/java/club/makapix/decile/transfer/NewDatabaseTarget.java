package club.makapix.decile.transfer;

import club.makapix.decile.schema.DatabaseException;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Builds a database beside the one of that name and swaps the two when it is whole. See {@link Target#newDatabase}.
 *
 * <p>The role must be allowed to create databases and own the old one. What the old database has as a whole passes to the new
 * one: encoding and locale, owner, comment, connection limit, privileges ({@code grant … on database}) and settings
 * ({@code alter database … set}, also for single roles).
 */
public final class NewDatabaseTarget extends Target {
    private static final int WORKERS = 2;

    private final Function<String, DataSource> server;
    private final String name;
    private final SchemaScript schema;
    private final int workers;
    private final boolean disconnecting;

    NewDatabaseTarget(Function<String, DataSource> server, String name) {
        this(server, name, SchemaScript.pgDump(), WORKERS, false);
    }

    private NewDatabaseTarget(
            Function<String, DataSource> server, String name, SchemaScript schema, int workers, boolean disconnecting) {
        this.server = server;
        this.name = name;
        this.schema = schema;
        this.workers = workers;
        this.disconnecting = disconnecting;
    }

    /** Returns the target with DDL other than what {@code pg_dump} prints. */
    public NewDatabaseTarget withSchema(SchemaScript ddl) {
        return new NewDatabaseTarget(server, name, ddl, workers, disconnecting);
    }

    /** Returns the target with another number of connections that load rows and build indexes; 2 if not said. */
    public NewDatabaseTarget withWorkers(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("workers must be at least 1 but was " + number);
        }
        return new NewDatabaseTarget(server, name, schema, number, disconnecting);
    }

    /** Returns the target that ends the sessions connected to the old database; without this they are a refusal. */
    public NewDatabaseTarget disconnecting() {
        return new NewDatabaseTarget(server, name, schema, workers, true);
    }

    @Override
    public TargetState check(Snapshot snapshot) {
        return DatabaseSwap.check(server, name, snapshot.identity());
    }

    @Override
    Definitions definitions(Snapshot snapshot, Optional<RowRewriter> rewriter) {
        return Definitions.of(snapshot, schema, false, rewriter);
    }

    @Override
    TransferReport receive(Transfer transfer) {
        long start = System.nanoTime();
        Definitions definitions = definitions(transfer.snapshot(), transfer.rewriter());
        try (DatabaseSwap swap = DatabaseSwap.prepare(
                server.apply("postgres"), name, transfer.snapshot().identity())) {
            ParallelLoad load = new ParallelLoad(transfer, server.apply(swap.next()), workers);
            TransferReports reports = run(load, definitions);
            transfer.cancellation().check();
            swap.commit(disconnecting);
            return reports.finish(start);
        }
    }

    private TransferReports run(ParallelLoad load, Definitions definitions) {
        try {
            return load.run(definitions, "PostgreSQL, database " + name);
        } catch (DatabaseException e) {
            throw Connections.leaving("no database was replaced", e);
        }
    }
}
