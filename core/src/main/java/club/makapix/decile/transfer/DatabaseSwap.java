package club.makapix.decile.transfer;

import static club.makapix.decile.schema.Identifiers.quote;

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
 */
final class DatabaseSwap implements AutoCloseable {
    private final Connection admin;
    private final String name;
    private boolean swapped;

    private DatabaseSwap(Connection admin, String name) {
        this.admin = admin;
        this.name = name;
    }

    /** Finds out whether the database of that name may be replaced, and returns what it holds. */
    static TargetState check(Function<String, DataSource> server, String name, DatabaseIdentity source) {
        Connection admin = Connections.open(server.apply("postgres"), "the target's server");
        try {
            new DatabaseSwap(admin, name).check(source);
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
        DatabaseSwap swap = new DatabaseSwap(Connections.open(maintenance, "the target's server"), name);
        try {
            swap.check(source);
            if (DatabaseIdentity.read(swap.admin).sibling(swap.admin, name).isPresent()) {
                swap.dropLeftover(swap.previous());
            }
            swap.dropLeftover(swap.next());
            swap.execute("create database " + quote(swap.next()) + " template template0");
            swap.execute("comment on database " + quote(swap.next()) + " is " + Identifiers.literal(Guard.MARK));
            return swap;
        } catch (SQLException e) {
            Connections.close(swap.admin);
            throw Connections.refused("the database %s could not be created".formatted(swap.next()), e);
        } catch (RuntimeException e) {
            Connections.close(swap.admin);
            throw e;
        }
    }

    private void check(DatabaseIdentity source) throws SQLException {
        DatabaseIdentity server = DatabaseIdentity.read(admin);
        for (String replaced : List.of(name, previous(), next())) {
            Optional<DatabaseIdentity> there = server.sibling(admin, replaced);
            if (there.isPresent()) {
                Guard.check(source, there.get(), Consent.marked());
            }
        }
    }

    private void dropLeftover(String database) throws SQLException {
        execute("drop database if exists " + quote(database));
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
        try {
            if (disconnecting) {
                terminate();
            }
            checkSessions();
            swap();
            swapped = true;
            dropLeftover(previous());
        } catch (SQLException e) {
            throw Connections.refused(
                    swapped
                            ? "the new database is in place, but the old one, %s, could not be dropped"
                                    .formatted(previous())
                            : "the databases could not be swapped; the old one is in place",
                    e);
        }
    }

    private void terminate() throws SQLException {
        try (PreparedStatement statement = admin.prepareStatement("""
                select pg_catalog.pg_terminate_backend(pid, 5000) from pg_catalog.pg_stat_activity where datname = ?
                """)) {
            statement.setString(1, name);
            statement.execute();
        }
    }

    private void checkSessions() throws SQLException {
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

    private void swap() throws SQLException {
        boolean replaces = DatabaseIdentity.read(admin).sibling(admin, name).isPresent();
        admin.setAutoCommit(false);
        if (replaces) {
            execute("alter database " + quote(name) + " rename to " + quote(previous()));
        }
        execute("alter database " + quote(next()) + " rename to " + quote(name));
        admin.commit();
        admin.setAutoCommit(true);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Drops the new database if it did not take its place. */
    @Override
    public void close() {
        try {
            if (!swapped) {
                admin.rollback();
            }
        } catch (SQLException e) {
            System.getLogger(DatabaseSwap.class.getName()).log(System.Logger.Level.DEBUG, "nothing to roll back");
        }
        try {
            if (!swapped) {
                admin.setAutoCommit(true);
                execute("drop database if exists " + quote(next()) + " with (force)");
            }
        } catch (SQLException e) {
            System.getLogger(DatabaseSwap.class.getName()).log(System.Logger.Level.WARNING, next() + " is left over");
        } finally {
            Connections.close(admin);
        }
    }
}
