package club.makapix.decile.testing;

import club.makapix.decile.schema.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An empty database on a real PostgreSQL, dropped when closed. A test takes one as a parameter, or several: see
 * {@link TestDatabases}.
 */
public final class TestDatabase implements AutoCloseable {
    private final String name;
    private final PGSimpleDataSource dataSource;
    private final List<String> roles = new ArrayList<>();

    private TestDatabase(String name) {
        this.name = name;
        this.dataSource = TestServer.dataSource(name);
    }

    /** Creates a database. */
    public static TestDatabase create() {
        return new TestDatabase(TestServer.createDatabase());
    }

    /** Returns a database that another process made and will drop. */
    public static TestDatabase named(String name) {
        return new TestDatabase(name);
    }

    /** Returns the database's name. */
    public String name() {
        return name;
    }

    /** Returns a data source for the superuser. */
    public PGSimpleDataSource dataSource() {
        return dataSource;
    }

    /** Creates a role that may log in and nothing else, and returns its name; it is dropped along with the database. */
    public String createRole() {
        String role = name + "_role_" + roles.size();
        execute("create role " + role + " login password 'secret'");
        roles.add(role);
        return role;
    }

    /** Returns a data source for another role, with the password {@code secret}. */
    public PGSimpleDataSource dataSourceOf(String role) {
        PGSimpleDataSource other = TestServer.dataSource(name);
        other.setUser(role);
        other.setPassword("secret");
        return other;
    }

    /** Runs statements, several in one text if need be. */
    public void execute(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql + ": " + e.getMessage(), e);
        }
    }

    /** Marks the database as one that may be overwritten. */
    public void markAsDevelopment() {
        execute("comment on database " + name + " is 'decile:development'");
    }

    /** Returns the rows of a query, each as its fields in text form joined by {@code |}, NULL as {@code null}. */
    public List<String> rows(String query) {
        return rows("", query);
    }

    /** Returns the rows of a query as it answers after another statement in the same session: {@code set timezone to 'UTC'}. */
    public List<String> rows(String before, String query) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(before);
            List<String> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery(query)) {
                while (result.next()) {
                    rows.add(fields(result));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(query + ": " + e.getMessage(), e);
        }
    }

    /** Waits until the query returns rows. */
    public void awaitRows(String query) {
        Instant end = Instant.now().plusSeconds(60);
        while (rows(query).isEmpty()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("waited in vain for rows of " + query);
            }
            rows("select pg_sleep(0.01)");
        }
    }

    private static String fields(ResultSet result) throws SQLException {
        List<String> fields = new ArrayList<>();
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
            fields.add(String.valueOf(result.getString(column)));
        }
        return String.join("|", fields);
    }

    /** Skips the test unless the server is of that major version or a newer one. */
    public void requireMajor(int major) {
        int running = Integer.parseInt(rows("show server_version_num").get(0)) / 10_000;
        Assumptions.assumeTrue(running >= major, () -> "needs PostgreSQL " + major + ", runs on " + running);
    }

    /** Reads the schema. */
    public Schema readSchema() {
        return readSchema(dataSource);
    }

    /** Reads the schema through another role. */
    public Schema readSchemaAs(String role) {
        return readSchema(dataSourceOf(role));
    }

    private static Schema readSchema(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return Schema.read(connection);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Fails if connections to the database stay open. */
    public void assertNobodyIsConnected() {
        List<String> open = TestServer.openConnections(name);
        if (!open.isEmpty()) {
            throw new AssertionError("connections were left open, having last done " + open);
        }
    }

    /** Drops the database, and fails a test that left connections to it open. */
    @Override
    public void close() {
        try {
            assertNobodyIsConnected();
        } finally {
            TestServer.dropDatabase(name);
            roles.forEach(TestServer::dropRole);
        }
    }
}
