package club.makapix.decile.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.class)
class SchemaTest {
    @Test
    void showsTablesThatMayTravelAndNothingElse(TestDatabase database) {
        database.execute("""
                create table plain (id int);
                create unlogged table fast (id int);
                create schema app;
                create table app.other (id int);
                create view seen as select * from plain;
                create materialized view stored as select * from plain;
                create type pair as (a int, b int);
                create extension postgres_fdw;
                create server elsewhere foreign data wrapper postgres_fdw;
                create foreign table far (id int) server elsewhere;
                create table owned (id int);
                create extension hstore;
                alter extension hstore add table owned;
                """);

        assertThat(database.readSchema().tables())
                .extracting(table -> table.name().toString())
                .containsExactly("app.other", "public.fast", "public.plain");
    }

    @Test
    void leavesTemporaryTablesOut(TestDatabase database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create temporary table mine (id serial)");

            assertThat(Schema.read(connection).tables()).isEmpty();
            assertThat(Schema.read(connection).sequences()).isEmpty();
            assertThat(database.readSchema().tables()).isEmpty();
        }
    }

    @Test
    void readsAnEmptyDatabase(TestDatabase database) {
        Schema schema = database.readSchema();

        assertThat(schema.tables()).isEmpty();
        assertThat(schema.foreignKeys()).isEmpty();
        assertThatThrownBy(() -> schema.table("users")).hasMessage("users is not a table; the database has none");
    }

    @Test
    void readsSequencesAndWhoOwnsThem(TestDatabase database) {
        database.execute("""
                create table t (a serial, b int generated always as identity);
                create sequence alone;
                create extension hstore;
                create sequence extended;
                alter extension hstore add sequence extended;
                """);

        TableName table = new TableName("public", "t");
        assertThat(database.readSchema().sequences())
                .containsExactly(
                        new Sequence(new TableName("public", "alone"), Optional.empty()),
                        new Sequence(new TableName("public", "t_a_seq"), Optional.of(new Sequence.Owner(table, "a"))),
                        new Sequence(new TableName("public", "t_b_seq"), Optional.of(new Sequence.Owner(table, "b"))));
    }

    @Test
    void keepsNamesAsTheyAre(TestDatabase database) {
        database.execute("""
                create schema "Größe.İ";
                create table "Größe.İ"."select" ("from" int primary key, "a""b" text, "c.d" int references "Größe.İ"."select");
                """);

        Table table = database.readSchema().table("select");

        assertThat(table.name()).isEqualTo(new TableName("Größe.İ", "select"));
        assertThat(table.name().quoted()).isEqualTo("\"Größe.İ\".\"select\"");
        assertThat(table.columns()).extracting(Column::name).containsExactly("from", "a\"b", "c.d");
        assertThat(database.rows("select " + Identifiers.quote(List.of("from", "a\"b")) + " from " + table.ownRows()))
                .isEmpty();
    }

    @Test
    void readsThroughARoleThatOwnsNothing(TestDatabase database) {
        database.execute("create table t (id int primary key, parent int references t)");

        assertThat(database.readSchemaAs(database.createRole()).foreignKeys()).hasSize(1);
    }

    @Test
    void readsInsideATransactionThatMayNotWrite(TestDatabase database) throws SQLException {
        database.execute("create table t (id int)");

        try (Connection connection = database.dataSource().getConnection()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);

            assertThat(Schema.read(connection).tables()).hasSize(1);
        }
    }

    @Test
    void sendsAsManyStatementsForAHundredTablesAsForOne(TestDatabase database) throws SQLException {
        database.execute("create table t (id int primary key)");
        long forOne = statementsSent(database);
        database.execute("""
                do $$ begin
                    for i in 1..99 loop
                        execute format('create table t%s (id int primary key, parent int references t)', i);
                    end loop;
                end $$
                """);

        assertThat(database.readSchema().tables()).hasSize(100);
        assertThat(statementsSent(database)).isEqualTo(forOne).isLessThan(20);
    }

    private static long statementsSent(TestDatabase database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            AtomicLong sent = new AtomicLong();
            Schema.read(CountingConnection.of(connection, sent));
            return sent.get();
        }
    }

    @Test
    void saysWhatTheServerRefused(TestDatabase database) throws SQLException {
        Connection closed;
        try (Connection connection = database.dataSource().getConnection()) {
            closed = connection;
        }

        assertThatThrownBy(() -> Schema.read(closed))
                .isInstanceOf(DatabaseException.class)
                .hasMessageStartingWith("the catalogue could not be read");
    }

    @Test
    void showsSomeSchemasAlone(TestDatabase database) {
        database.execute("""
                create schema a;
                create schema b;
                create schema c;
                create table a.parents (id serial primary key);
                create table b.children (id int references a.parents);
                create table c.others (id serial);
                """);
        Schema schema = database.readSchema().within(List.of("a", "b"));

        assertThat(schema.tables())
                .extracting(Table::name)
                .map(TableName::toString)
                .containsExactly("a.parents", "b.children");
        assertThat(schema.foreignKeys()).hasSize(1);
        assertThat(schema.sequences()).singleElement().returns(new TableName("a", "parents_id_seq"), Sequence::name);
        assertThat(database.readSchema().within(List.of("a")).foreignKeys()).isEmpty();
    }

    @Test
    void refusesToShowASchemaWithoutTheOneItReferences(TestDatabase database) {
        database.execute("""
                create schema a;
                create schema b;
                create table a.parents (id int primary key);
                create table b.children (id int references a.parents);
                """);
        Schema schema = database.readSchema();

        assertThatThrownBy(() -> schema.within(List.of("b")))
                .isInstanceOf(SchemaException.class)
                .hasMessage("b cannot be seen alone; name the other schema too: b.children.id references a.parents");
        assertThatThrownBy(() -> schema.within(List.of("x")))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("x is not a schema with tables; the database has");
    }

    @Test
    void hasAFingerprintThatFollowsItsConstraintsAndNotItsRows(TestDatabase database) {
        database.execute("create table users (id int primary key, email text)");
        String before = database.readSchema().fingerprint();

        database.execute("insert into users values (1); analyze; alter table users alter email set default ''");
        assertThat(database.readSchema().fingerprint()).isEqualTo(before).matches("[0-9a-f]{16}");

        database.execute("alter table users alter email type varchar(9)");
        assertThat(database.readSchema().fingerprint()).isNotEqualTo(before);
    }
}
