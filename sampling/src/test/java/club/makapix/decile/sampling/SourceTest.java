package club.makapix.decile.sampling;

import static club.makapix.decile.sampling.DrawSize.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.schema.DatabaseException;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import club.makapix.decile.transfer.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the source is asked for. */
@ExtendWith(TestDatabases.class)
class SourceTest {
    private static final int TABLES = 200;

    @Test
    void sendsOneStatementPerForeignKeyHoweverManyRowsThereAre(TestDatabase database) {
        database.execute(manyTables());
        int withFewRows = statements(database);
        for (int table = 0; table < TABLES; table++) {
            database.execute(
                    "insert into t%1$d select n, (n * 7) %% 3 + 1, (n * 11) %% 3 + 1 from generate_series(4, 60) n"
                            .formatted(table));
        }

        assertThat(statements(database)).isEqualTo(withFewRows).isLessThan(3 * TABLES);
    }

    /** A binary tree of tables, each of whose rows also requires one of the table before it. */
    private static String manyTables() {
        StringBuilder sql = new StringBuilder();
        for (int table = 0; table < TABLES; table++) {
            String owner = table == 0 ? "int" : "int references t%d".formatted((table - 1) / 2);
            String other = table == 0 ? "int" : "int references t%d".formatted(table - 1);
            sql.append("create table t%d (id int primary key, owner %s, other %s);\n".formatted(table, owner, other));
            sql.append("insert into t%d values (1, 1, 1), (2, 2, 2), (3, 3, 3);\n".formatted(table));
        }
        return sql.toString();
    }

    private static int statements(TestDatabase database) {
        List<String> statements = new ArrayList<>();
        try (Snapshot snapshot = Snapshot.open(database.dataSource())) {
            Sampling.of(snapshot.schema()).always("t0", "id = 1").select((purpose, sql, rows) -> {
                statements.add(purpose);
                snapshot.query(purpose, sql, rows);
            });
        }
        return statements.size();
    }

    @Test
    void needsNothingButSelect(TestDatabase database) {
        database.execute("""
                create table users (id int primary key);
                create table posts (id int primary key, owner int references users);
                insert into users values (1);
                insert into posts values (10, 1);
                drop role if exists sampler;
                create role sampler login password 'secret';
                grant select on users, posts to sampler;
                """);

        try (Snapshot snapshot = Snapshot.open(database.dataSourceOf("sampler"))) {
            Cohort cohort =
                    Sampling.of(snapshot.schema()).draw("users", percent(100)).select(snapshot);

            assertThat(Travelled.of(snapshot, cohort, "t.id").of("posts")).containsExactly("10");
        }
        database.execute("drop owned by sampler; drop role sampler");
    }

    @Test
    void saysWhichTableItMayNotRead(TestDatabase database) {
        database.execute("""
                create table users (id int primary key);
                insert into users values (1);
                drop role if exists stranger;
                create role stranger login password 'secret';
                """);

        try (Snapshot snapshot = Snapshot.open(database.dataSourceOf("stranger"))) {
            assertThatThrownBy(() -> Sampling.of(snapshot.schema())
                            .draw("users", percent(100))
                            .select(snapshot))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("permission denied for table users");
        }
        database.execute("drop role stranger");
    }

    @Test
    void refusesATableOfWhichRowSecurityWouldHideRows(TestDatabase database) {
        database.execute("""
                create table users (id int primary key);
                insert into users values (1), (2);
                alter table users enable row level security;
                create policy nobody on users using (id = 1);
                drop role if exists guarded;
                create role guarded login password 'secret';
                grant select on users to guarded;
                """);

        try (Snapshot snapshot = Snapshot.open(database.dataSourceOf("guarded"))) {
            assertThatThrownBy(() -> Sampling.of(snapshot.schema())
                            .draw("users", percent(100))
                            .select(snapshot))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("public.users")
                    .hasMessageContaining("row-level security")
                    .hasMessageContaining("row security would hide rows from role guarded, which needs BYPASSRLS");
        }
        database.execute("drop owned by guarded; drop role guarded");
    }
}
