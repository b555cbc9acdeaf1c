package club.makapix.decile.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.schema.DatabaseException;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.ds.PGSimpleDataSource;

@ExtendWith(TestDatabases.class)
class SnapshotTest {
    private static List<String> select(Snapshot snapshot, String sql) {
        List<String> values = new ArrayList<>();
        snapshot.query("a test", sql, row -> values.add(row.text(0)));
        return values;
    }

    @Test
    void keepsSeeingTheSameRows(TestDatabase database) {
        database.execute("create table t (a int); insert into t values (1)");

        try (Snapshot snapshot = Snapshot.open(database.dataSource())) {
            database.execute("insert into t values (2)");

            assertThat(select(snapshot, "select a from t")).containsExactly("1");
        }
    }

    @Test
    void saysHowManyRowsTheServerExpectsWithoutReadingThem(TestDatabase database) {
        database.execute("""
                create table t (a int, tags jsonb not null default '{"x": 1}');
                insert into t select n % 10 from generate_series(1, 1000) n;
                analyze;
                """);

        try (Snapshot snapshot = Snapshot.open(database.dataSource())) {
            assertThat(snapshot.estimate("a test", "select a from t where a < 5 and tags ? 'x' or 1 / a > 9"))
                    .isBetween(300L, 1000L);
            assertThatThrownBy(() -> snapshot.estimate("a test", "select b from t"))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageStartingWith("a test: column \"b\" does not exist");
        }
    }

    @Test
    void cannotWrite(TestDatabase database) {
        database.execute("create sequence s");

        try (Snapshot snapshot = Snapshot.open(database.dataSource())) {
            assertThatThrownBy(() -> select(snapshot, "select nextval('s')"))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("read-only transaction");
        }
    }

    @Test
    void printsValuesAlikeWhateverTheDatabaseIsSetTo(TestDatabase database) {
        database.execute("""
                alter database %1$s set datestyle = 'SQL, DMY';
                alter database %1$s set intervalstyle = 'iso_8601';
                alter database %1$s set timezone = 'Asia/Kolkata';
                alter database %1$s set bytea_output = 'escape';
                """.formatted(database.name()));

        try (Snapshot snapshot = Snapshot.open(database.dataSource())) {
            assertThat(
                            select(
                                    snapshot,
                                    "select timestamptz '2026-01-02 03:04:05.000006+00' || ' ' || interval '1 day' || ' ' || '\\xff'::bytea"))
                    .containsExactly("2026-01-02 03:04:05.000006+00 1 day \\xff");
        }
    }

    @Test
    void leavesAConnectionAsItCame(TestDatabase database) throws SQLException {
        try (Connection pooled = database.dataSource().getConnection()) {
            Snapshot.open(OneConnection.of(pooled)).close();

            assertThat(pooled.getAutoCommit()).isTrue();
            assertThat(setting(pooled, "row_security")).isEqualTo("on");
            assertThat(setting(pooled, "transaction_read_only")).isEqualTo("off");
            assertThat(setting(pooled, "application_name")).isNotEqualTo("decile");
        }
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void refusesToReadLessThanAllRows(TestDatabase database) {
        Roles.create(database, "watched_reader");
        database.execute("""
                create table t (a int);
                alter table t enable row level security;
                create policy mine on t using (a = 1);
                grant select on t to watched_reader;
                """);

        try (Snapshot snapshot = Snapshot.open(database.dataSourceOf("watched_reader"))) {
            assertThatThrownBy(() -> select(snapshot, "select a from t"))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessage(
                            "a test: query would be affected by row-level security policy for table \"t\"; row security would hide rows from role watched_reader, which needs BYPASSRLS");
        }
    }

    @Test
    void saysWhichPrivilegeIsMissing(TestDatabase database) {
        Roles.create(database, "poor_reader");
        database.execute("create table t (a int); create sequence s");

        try (Snapshot snapshot = Snapshot.open(database.dataSourceOf("poor_reader"))) {
            assertThatThrownBy(() -> SequencePositions.read(snapshot))
                    .hasMessage(
                            "the source's sequences could not be read: permission denied for sequence s; grant select on it to role poor_reader");
        }
        try (Snapshot snapshot = Snapshot.open(database.dataSourceOf("poor_reader"))) {
            assertThatThrownBy(() -> select(snapshot, "select a from t"))
                    .hasMessage("a test: permission denied for table t; grant select on it to role poor_reader");
        }
    }

    @Test
    void keepsRowValuesOutOfMessages(TestDatabase database) {
        database.execute("create table t (a text); insert into t values ('secret')");

        try (Snapshot snapshot = Snapshot.open(database.dataSource())) {
            assertThatThrownBy(() -> select(snapshot, "select a::int from t"))
                    .hasMessage("a test: text that its type does not read")
                    .rootCause()
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void endsStatementsThatOutlastTheLimit(TestDatabase database) {
        SourceLimits limits = SourceLimits.defaults().withStatementTimeout(Duration.ofMillis(50));

        try (Snapshot snapshot = Snapshot.open(database.dataSource(), limits)) {
            assertThatThrownBy(() -> select(snapshot, "select pg_sleep(20)"))
                    .hasMessage("a test: canceling statement due to statement timeout");
        }
    }

    @Test
    void saysThatTheServerIsNotThere(TestDatabase database) {
        PGSimpleDataSource nobody = database.dataSource();
        nobody.setPortNumbers(new int[] {1});

        assertThatThrownBy(() -> Snapshot.open(nobody))
                .isInstanceOf(DatabaseException.class)
                .hasMessageStartingWith("the source could not be reached: ")
                .hasMessageEndingWith("; check host, port and that the server runs");
    }

    @Test
    void asksForThePasswordThatIsMissing() {
        PGSimpleDataSource withoutPassword = new PGSimpleDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                throw new SQLException(
                        "The server requested SCRAM-based authentication, but no password was provided.", "08004");
            }
        };

        assertThatThrownBy(() -> Snapshot.open(withoutPassword))
                .isInstanceOf(DatabaseException.class)
                .hasMessageStartingWith("the source asks for a password: ")
                .hasMessageEndingWith("; give the data source one");
    }

    @Test
    void saysThatTheDatabaseIsNotThere(TestDatabase database) {
        PGSimpleDataSource nowhere = database.dataSource();
        nowhere.setDatabaseName("nowhere");

        assertThatThrownBy(() -> Snapshot.open(nowhere))
                .hasMessage(
                        "the source is not there: database \"nowhere\" does not exist; check the name of the database");
    }
}
