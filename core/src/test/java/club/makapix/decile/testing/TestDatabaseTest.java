package club.makapix.decile.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {
    @Test
    void failsATestThatLeavesAConnectionOpen() throws SQLException {
        TestDatabase database = TestDatabase.create();
        try (Connection forgotten = database.dataSource().getConnection()) {
            assertThat(forgotten.isValid(1)).isTrue();

            assertThatThrownBy(database::close)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith("connections were left open");
        }
    }

    @Test
    void dropsDatabaseAndRoles() {
        TestDatabase other = TestDatabase.create();
        String role = other.createRole();
        other.close();

        try (TestDatabase database = TestDatabase.create()) {
            assertThat(database.rows("select from pg_roles where rolname = '" + role + "'"))
                    .isEmpty();
            assertThat(database.rows("select from pg_database where datname = '" + other.name() + "'"))
                    .isEmpty();
        }
    }
}
