package club.makapix.decile.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.class)
class TableTest {
    @Test
    void readsChecksAndWhatTheyRead(TestDatabase database) {
        database.execute("""
                create table t (a int check (a > 0), b int, c int);
                insert into t values (1, 2, 1);
                alter table t add constraint ordered check (b < c) not valid;
                """);

        assertThat(database.readSchema().table("t").checks())
                .containsExactly(
                        new CheckConstraint("ordered", List.of("b", "c"), "(b < c)", false, true),
                        new CheckConstraint("t_a_check", List.of("a"), "(a > 0)", true, true));
    }

    @Test
    void tellsACheckThatIsNotEnforced(TestDatabase database) {
        database.requireMajor(18);
        database.execute("create table t (a int check (a > 0) not enforced)");

        assertThat(database.readSchema().table("t").checks()).singleElement().returns(false, CheckConstraint::enforced);
    }

    @Test
    void readsExclusionsAndWhatTheyRead(TestDatabase database) {
        database.execute("""
                create extension btree_gist;
                create table t (room int, "from" date, until date, void boolean,
                    constraint overlap exclude using gist (room with =, daterange("from", until) with &&) where (not void));
                """);

        assertThat(database.readSchema().table("t"))
                .returns(List.of(), Table::uniqueKeys)
                .satisfies(table -> assertThat(table.exclusions())
                        .singleElement()
                        .returns("overlap", ExclusionConstraint::name)
                        .returns(List.of("from", "room", "until", "void"), ExclusionConstraint::columns)
                        .satisfies(exclusion ->
                                assertThat(exclusion.definition()).startsWith("EXCLUDE USING gist (room")));
    }

    @Test
    void readsTriggersButNotThoseThatCheckKeys(TestDatabase database) {
        database.execute("""
                create table parent (id int primary key);
                create table t (parent int references parent);
                create function touch() returns trigger language plpgsql as $$ begin return new; end $$;
                create trigger a before insert on t for each row execute function touch();
                create trigger b after update on t for each row execute function touch();
                alter table t disable trigger a;
                alter table t enable always trigger b;
                """);

        assertThat(database.readSchema().table("t").triggers())
                .extracting(Trigger::name, Trigger::function, Trigger::firing)
                .containsExactly(
                        tuple("a", new TableName("public", "touch"), Trigger.Firing.DISABLED),
                        tuple("b", new TableName("public", "touch"), Trigger.Firing.ALWAYS));
    }

    @Test
    void tellsRowSecurity(TestDatabase database) {
        database.execute("create table a (id int); create table b (id int); alter table b enable row level security");

        assertThat(database.readSchema().tables())
                .extracting(Table::rowSecurity)
                .containsExactly(false, true);
    }

    @Test
    void estimatesRowsFromStatistics(TestDatabase database) {
        database.execute("create table t (id int); insert into t select generate_series(1, 777); analyze t");

        assertThat(database.readSchema().table("t").estimatedRows()).isEqualTo(777);
    }

    @Test
    void guessesRowsOfATableThatWasNeverAnalyzedFromItsSize(TestDatabase database) {
        database.execute("""
                create table empty (id int);
                create table t (id int) with (autovacuum_enabled = false);
                insert into t select generate_series(1, 5000);
                """);

        assertThat(database.readSchema().table("empty").estimatedRows()).isZero();
        assertThat(database.readSchema().table("t").estimatedRows()).isBetween(500L, 50_000L);
    }
}
