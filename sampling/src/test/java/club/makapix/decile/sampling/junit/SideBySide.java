package club.makapix.decile.sampling.junit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests that {@link ParallelTest} has run: two at a time spoil their database before either of them looks. */
class SideBySide {
    static final Collection<String> DATABASES = new ConcurrentLinkedQueue<>();
    private static final CyclicBarrier BOTH = new CyclicBarrier(2);

    @RegisterExtension
    static final SampleDatabase SAMPLES =
            SampleDatabase.restoredFrom(SampleDatabaseTest.sample()).onServer(SampleDatabaseTest.url());

    private static void spoilTogether(Connection connection) throws Exception {
        DATABASES.add(connection.getCatalog());
        SampleDatabaseTest.spoil(connection);
        meet();
        if (SampleDatabaseTest.count(connection) != 1) {
            throw new AssertionError("another test was in " + connection.getCatalog());
        }
    }

    private static void meet() throws InterruptedException, BrokenBarrierException, TimeoutException {
        BOTH.await(1, TimeUnit.MINUTES);
    }

    @RepeatedTest(4)
    void spoilsItsOwnDatabase(Connection connection) throws Exception {
        spoilTogether(connection);
    }

    @Nested
    class InANestedClass {
        @RepeatedTest(4)
        void spoilsItsOwnDatabase(Connection connection) throws Exception {
            spoilTogether(connection);
        }
    }

    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class PerClass {
        private final DataSource ofTheClass;

        PerClass(DataSource ofTheClass) {
            this.ofTheClass = ofTheClass;
        }

        @BeforeAll
        void spoil(Connection connection) throws SQLException {
            SampleDatabaseTest.spoil(connection);
        }

        @RepeatedTest(4)
        void spoilsItsOwnDatabaseBesideThatOfTheClass(Connection connection) throws Exception {
            spoilTogether(connection);
            try (Connection shared = ofTheClass.getConnection()) {
                if (SampleDatabaseTest.count(shared) != 1) {
                    throw new AssertionError("the class has lost its database");
                }
            }
        }
    }
}
