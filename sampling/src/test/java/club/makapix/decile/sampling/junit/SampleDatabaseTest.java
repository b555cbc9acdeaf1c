package club.makapix.decile.sampling.junit;

import static org.assertj.core.api.Assertions.assertThat;

import club.makapix.decile.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.postgresql.ds.PGSimpleDataSource;

/** Used as anybody would use it. */
@Execution(ExecutionMode.CONCURRENT)
final class SampleDatabaseTest {
    @RegisterExtension
    static final SampleDatabase SAMPLES =
            SampleDatabase.restoredFrom(sample()).onServer(url()).expecting("made by a test");

    @RegisterExtension
    static final SampleDatabase OTHERS =
            SampleDatabase.restoredFrom(sample()).onServer(url()).named("others");

    static String url() {
        PGSimpleDataSource admin = TestServer.dataSource("postgres");
        String url = admin.getURL() + (admin.getURL().contains("?") ? "&" : "?") + "user=" + admin.getUser();
        return admin.getPassword() == null ? url : url + "&password=" + admin.getPassword();
    }

    static Path sample() {
        try {
            Path sample = Files.createTempFile("sample", ".sql");
            sample.toFile().deleteOnExit();
            return Files.writeString(sample, """
                    -- made by a test
                    create table posts (id int, title text);
                    copy posts from stdin;
                    1\tfirst
                    2\tsecond
                    \\.
                    """);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static long count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from posts")) {
            row.next();
            return row.getLong(1);
        }
    }

    static void spoil(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("delete from posts where id = 1");
        }
    }

    @RepeatedTest(4)
    void givesEachTestAFreshClone(Connection connection) throws SQLException {
        assertThat(count(connection)).isEqualTo(2);
        spoil(connection);
    }

    @Test
    void meansOneDatabaseByAllParametersOfATest(Connection connection, DataSource dataSource, @Sample String url)
            throws SQLException {
        spoil(connection);

        try (Connection second = dataSource.getConnection();
                Connection third = DriverManager.getConnection(url)) {
            assertThat(count(second)).isEqualTo(1);
            assertThat(count(third)).isEqualTo(1);
        }
    }

    @Test
    void tellsSeveralSamplesApartByName(Connection connection, @Sample("others") Connection other) throws SQLException {
        spoil(connection);

        assertThat(count(other)).isEqualTo(2);
    }

    @Nested
    final class InANestedClass {
        @BeforeEach
        void prepare(Connection connection) throws SQLException {
            spoil(connection);
        }

        @RepeatedTest(2)
        void sharesTheDatabaseWithBeforeEach(Connection connection) throws SQLException {
            assertThat(count(connection)).isEqualTo(1);
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    final class PerClass {
        private final DataSource ofTheClass;

        PerClass(DataSource ofTheClass) {
            this.ofTheClass = ofTheClass;
        }

        @BeforeAll
        void prepare(Connection connection) throws SQLException {
            spoil(connection);
        }

        @RepeatedTest(2)
        void keepsADatabaseOfTheClassBesideThoseOfItsTests(Connection ofTheTest) throws SQLException {
            try (Connection connection = ofTheClass.getConnection()) {
                assertThat(count(connection)).isEqualTo(1);
            }
            assertThat(count(ofTheTest)).isEqualTo(2);
        }
    }

    @Nested
    final class ThroughTheConstructor {
        private final Connection connection;

        ThroughTheConstructor(Connection connection) {
            this.connection = connection;
        }

        @RepeatedTest(2)
        void meansTheTestsOwnDatabase(Connection parameter) throws SQLException {
            spoil(connection);

            assertThat(count(parameter)).isEqualTo(1);
        }
    }
}
