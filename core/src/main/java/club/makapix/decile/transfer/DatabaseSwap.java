package club.makapix.decile.transfer;

import static club.makapix.decile.schema.Identifiers.quote;

import club.makapix.decile.schema.DatabaseException;
import club.makapix.decile.schema.Identifiers;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Creates {@code name_next} beside {@code name}, and in the end renames the two in one transaction. Whenever it stops before
 * that, the old database is in place, and afterwards the new one is; what is left over is dropped by the next run.
 *
 * <p>Connects anew for each step: in between hours may pass, and a silent connection would not last.
 */
final class DatabaseSwap implements AutoCloseable {
    private final DataSource maintenance;
    private final String name;
    private boolean swapped;

    private DatabaseSwap(DataSource maintenance, String name) {
        this.maintenance = maintenance;
        this.name = name;
    }

    /** Finds out whether the database of that name may be replaced, and returns what it holds. */
    static TargetState check(Function<String, DataSource> server, String name, DatabaseIdentity source) {
        DatabaseSwap swap = new DatabaseSwap(server.apply("postgres"), name);
        Connection admin = swap.open();
        try {
            swap.check(admin, source);
            boolean there = DatabaseIdentity.read(admin).sibling(admin, name).isPresent();
            return there ? stateOf(server.apply(name), name) : new TargetState("database " + name, 0, 0);
        } catch (SQLException e) {
            throw Connections.refused("the database %s could not be checked".formatted(name), e);
        } finally {
            Connections.close(admin);
        }
    }

    private static TargetState stateOf(DataSource old, String name) {
        Connection connection = Connections.open(old, "the target");
        try {
            Collection<Table> tables = Schema.read(connection).tables();
            long rows = tables.stream().mapToLong(Table::estimatedRows).sum();
            return new TargetState("database " + name, tables.size(), rows);
        } finally {
            Connections.close(connection);
        }
    }

    /**
     * Checks that the database of that name may be replaced, and creates an empty one beside it.
     *
     * @throws SchemaException if it may not
     */
    static DatabaseSwap prepare(DataSource maintenance, String name, DatabaseIdentity source) {
        DatabaseSwap swap = new DatabaseSwap(maintenance, name);
        Connection admin = swap.open();
        try {
            swap.check(admin, source);
            if (DatabaseIdentity.read(admin).sibling(admin, name).isPresent()) {
                drop(admin, swap.previous(), "");
            }
            swap.dropNext(admin);
            swap.create(admin);
            return swap;
        } catch (SQLException e) {
            throw Connections.refused("the database %s could not be created".formatted(swap.next()), e);
        } finally {
            Connections.close(admin);
        }
    }

    private Connection open() {
        return Connections.open(maintenance, "the target's server");
    }

    private void check(Connection admin, DatabaseIdentity source) throws SQLException {
        DatabaseIdentity server = DatabaseIdentity.read(admin);
        for (String replaced : List.of(name, previous(), next())) {
            Optional<DatabaseIdentity> there = server.sibling(admin, replaced);
            if (there.isPresent() && !(replaced.equals(next()) && isUnfinished(admin))) {
                Guard.check(source, there.get(), Consent.marked());
            }
        }
    }

    /** Tells whether the new database is one that a run left behind before it was marked: nobody ever could connect to it. */
    private boolean isUnfinished(Connection admin) throws SQLException {
        try (PreparedStatement statement = admin.prepareStatement("""
                select 1 from pg_catalog.pg_database d
                where d.datname = ? and not d.datallowconn and d.datconnlimit = 0
                  and pg_catalog.shobj_description(d.oid, 'pg_database') is null
                """)) {
            statement.setString(1, next());
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Creates the new database: closed until it is marked, so that a half-made one is known for what it is. */
    private void create(Connection admin) throws SQLException {
        String next = quote(next());
        String options = new DatabaseProperties(admin, name).options();
        execute(
                admin,
                "create database " + next + " template template0 allow_connections false connection limit 0 "
                        + options);
        execute(admin, "comment on database " + next + " is " + Identifiers.literal(Guard.MARK));
        execute(admin, "alter database " + next + " with allow_connections true connection limit -1");
        tryProperties(admin);
    }

    /** Finds out before the rows are loaded whether the role may do what is needed to put the new database in place. */
    private void tryProperties(Connection admin) throws SQLException {
        admin.setAutoCommit(false);
        new DatabaseProperties(admin, name).passTo(next());
        admin.rollback();
        admin.setAutoCommit(true);
    }

    /** Drops the new database, with the sessions that a killed run may still have there. */
    private void dropNext(Connection admin) throws SQLException {
        drop(admin, next(), " with (force)");
    }

    private static void drop(Connection admin, String database, String options) throws SQLException {
        execute(admin, "drop database if exists " + quote(database) + options);
    }

    String next() {
        return name + "_next";
    }

    private String previous() {
        return name + "_previous";
    }

    /**
     * Puts the new database in the place of the old one, which is dropped.
     *
     * @throws TransferException if sessions are connected to the old one and may not be ended
     */
    void commit(boolean disconnecting) {
        Connection admin = open();
        try {
            if (disconnecting) {
                terminate(admin);
            }
            checkSessions(admin);
            swap(admin);
            swapped = true;
            drop(admin, previous(), "");
        } catch (SQLException e) {
            throw Connections.refused(outcome(e), e);
        } finally {
            Connections.close(admin);
        }
    }

    private String outcome(SQLException refusal) {
        if (swapped) {
            return "the new database is in place, but the old one, %s, could not be dropped".formatted(previous());
        }
        return Refusal.of(refusal).isAboutConnection()
                ? "the server was lost while the databases were swapped; the old one or the new one is in place, whole"
                : "the databases could not be swapped; the old one is in place";
    }

    private void terminate(Connection admin) throws SQLException {
        try (PreparedStatement statement = admin.prepareStatement("""
                select pg_catalog.pg_terminate_backend(pid, 5000) from pg_catalog.pg_stat_activity where datname = ?
                """)) {
            statement.setString(1, name);
            statement.execute();
        }
    }

    private void checkSessions(Connection admin) throws SQLException {
        List<String> sessions = new ArrayList<>();
        try (PreparedStatement statement = admin.prepareStatement("""
                select pg_catalog.format('%s (%s, process %s)', usename, application_name, pid)
                from pg_catalog.pg_stat_activity where datname = ? order by pid
                """)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sessions.add(row.getString(1));
                }
            }
        }
        if (!sessions.isEmpty()) {
            throw new TransferException(
                    "%s is in use by %s; stop them, or let them be disconnected; the old database is in place"
                            .formatted(name, String.join(", ", sessions)));
        }
    }

    private void swap(Connection admin) throws SQLException {
        boolean replaces = DatabaseIdentity.read(admin).sibling(admin, name).isPresent();
        admin.setAutoCommit(false);
        if (replaces) {
            new DatabaseProperties(admin, name).passTo(next());
            execute(admin, "alter database " + quote(name) + " rename to " + quote(previous()));
        }
        execute(admin, "alter database " + quote(next()) + " rename to " + quote(name));
        admin.commit();
        admin.setAutoCommit(true);
    }

    private static void execute(Connection admin, String sql) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Drops the new database if it did not take its place. */
    @Override
    public void close() {
        if (swapped) {
            return;
        }
        try {
            Connection admin = open();
            try {
                dropNext(admin);
            } finally {
                Connections.close(admin);
            }
        } catch (SQLException | DatabaseException e) {
            System.getLogger(DatabaseSwap.class.getName())
                    .log(System.Logger.Level.WARNING, next() + " is left over; the next run drops it");
        }
    }
}
