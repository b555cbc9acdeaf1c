package club.makapix.decile.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.class)
class PartitionTest {
    private static final String EVENTS = """
            create table users (id int primary key);
            create table events (id int, at date, region text, user_id int) partition by range (at);
            create table events_2024 partition of events for values from ('2024-01-01') to ('2025-01-01');
            create table events_2025 partition of events for values from ('2025-01-01') to ('2026-01-01')
                partition by list (lower(region));
            create table events_2025_eu partition of events_2025 for values in ('eu');
            create table "events 2025 Rest" partition of events_2025 default;
            """;

    @Test
    void showsTheRootAsTheTableAndTheLeavesAsItsPartitions(TestDatabase database) {
        database.execute(EVENTS);

        Schema schema = database.readSchema();

        assertThat(schema.tables()).extracting(Table::name).containsExactly(name("events"), name("users"));
        assertThat(schema.table("events"))
                .returns(true, Table::isPartitioned)
                .returns(
                        List.of(name("events 2025 Rest"), name("events_2024"), name("events_2025_eu")),
                        Table::partitions)
                .returns("\"public\".\"events\"", Table::ownRows);
        assertThat(schema.table("users"))
                .returns(false, Table::isPartitioned)
                .returns(List.of(), Table::partitions)
                .returns("only \"public\".\"users\"", Table::ownRows);
    }

    @Test
    void namesTheColumnsThatDecideWhereARowLies(TestDatabase database) {
        database.execute(EVENTS);

        assertThat(database.readSchema().table("events").partitionColumns()).containsExactly("at", "region");
    }

    @Test
    void addsUpTheRowsOfTheLeaves(TestDatabase database) {
        database.execute(EVENTS + """
                insert into events select 1, '2024-05-05', 'eu', 1 from generate_series(1, 30);
                insert into events select 1, '2025-05-05', 'eu', 1 from generate_series(1, 12);
                analyze;
                """);

        assertThat(database.readSchema().table("events").estimatedRows()).isEqualTo(42);
    }

    @Test
    void readsAKeyOfTheRootOnce(TestDatabase database) {
        database.execute(EVENTS + "alter table events add foreign key (user_id) references users");

        assertThat(database.readSchema().foreignKeys())
                .singleElement()
                .returns(name("events"), ForeignKey::child)
                .returns(List.of(), ForeignKey::childPartitions)
                .returns("true", key -> key.childCondition("t"));
    }

    @Test
    void saysWhichPartitionsAKeyBinds(TestDatabase database) {
        database.execute(EVENTS + """
                alter table events_2025 add constraint k1 foreign key (user_id) references users;
                """);

        assertThat(database.readSchema().foreignKeys())
                .singleElement()
                .returns(name("events"), ForeignKey::child)
                .returns(List.of(name("events 2025 Rest"), name("events_2025_eu")), ForeignKey::childPartitions);
    }

    @Test
    void takesAKeyThatPartitionsDeclareAlikeForOne(TestDatabase database) {
        database.execute(EVENTS + """
                alter table "events 2025 Rest" add constraint k2 foreign key (user_id) references users;
                alter table events_2024 add constraint k1 foreign key (user_id) references users not valid;
                """);

        assertThat(database.readSchema().foreignKeys())
                .singleElement()
                .returns("k1", ForeignKey::name)
                .returns(false, ForeignKey::validated)
                .returns(List.of(name("events 2025 Rest"), name("events_2024")), ForeignKey::childPartitions);
    }

    @Test
    void takesAKeyThatEveryPartitionDeclaresForOneOfTheTable(TestDatabase database) {
        database.execute(EVENTS + """
                alter table events_2024 add foreign key (user_id) references users;
                alter table events_2025 add foreign key (user_id) references users;
                """);

        assertThat(database.readSchema().foreignKeys()).singleElement().returns(List.of(), ForeignKey::childPartitions);
    }

    @Test
    void selectsTheBoundRowsByTheirPartition(TestDatabase database) {
        database.execute(EVENTS + """
                alter table "events 2025 Rest" add foreign key (user_id) references users;
                insert into users values (1);
                insert into events values (1, '2024-05-05', 'eu', 1), (2, '2025-05-05', 'us', 1);
                """);
        ForeignKey key = database.readSchema().foreignKeys().get(0);

        assertThat(database.rows("select t.id from events t where " + key.childCondition("t")))
                .containsExactly("2");
    }

    @Test
    void readsAKeyToAPartitionedTableOnce(TestDatabase database) {
        database.execute("""
                create table items (id int primary key) partition by hash (id);
                create table items_0 partition of items for values with (modulus 2, remainder 0);
                create table items_1 partition of items for values with (modulus 2, remainder 1);
                create table orders (item int references items);
                """);

        assertThat(database.readSchema().foreignKeys())
                .singleElement()
                .returns(name("items"), ForeignKey::parent)
                .returns(List.of(), ForeignKey::parentPartitions);
    }

    @Test
    void saysWhichPartitionAKeyPointsAt(TestDatabase database) {
        database.execute("""
                create table items (id int, kind text) partition by list (kind);
                create table books partition of items (primary key (id)) for values in ('book');
                create table games partition of items (primary key (id)) for values in ('game');
                create table authors (book int references books);
                insert into items values (1, 'book'), (1, 'game');
                """);
        ForeignKey key = database.readSchema().foreignKeys().get(0);

        assertThat(key.parent()).isEqualTo(name("items"));
        assertThat(key.parentPartitions()).containsExactly(name("books"));
        assertThat(database.rows("select kind from items t where id = 1 and " + key.parentCondition("t")))
                .containsExactly("book");
    }

    @Test
    void saysWhichPartitionsAUniqueIndexSpans(TestDatabase database) {
        database.execute("""
                create table items (id int, kind text, code text) partition by list (kind);
                create table books partition of items (primary key (id)) for values in ('book');
                create table games partition of items (primary key (id)) for values in ('game');
                create unique index on items (code, kind);
                create unique index isbn on books (code);
                """);

        assertThat(database.readSchema().table("items"))
                .returns(Optional.empty(), Table::primaryKey)
                .satisfies(items -> assertThat(items.uniqueKeys())
                        .extracting(UniqueKey::columns, UniqueKey::partitions, UniqueKey::isPlain)
                        .containsExactly(
                                tuple(List.of("code", "kind"), List.of(), true),
                                tuple(List.of("id"), List.of(name("books"), name("games")), false),
                                tuple(List.of("code"), List.of(name("books")), false)));
    }

    @Test
    void holdsAColumnToBeNotNullIfOnePartitionDoes(TestDatabase database) {
        database.execute(EVENTS + "alter table events_2025_eu alter user_id set not null");

        assertThat(database.readSchema().table("events").column("user_id").nullable())
                .isFalse();
    }

    @Test
    void leavesForeignPartitionsOut(TestDatabase database) {
        database.execute("""
                create extension postgres_fdw;
                create server elsewhere foreign data wrapper postgres_fdw;
                create table logs (at date) partition by range (at);
                create table logs_new partition of logs for values from ('2025-01-01') to ('2026-01-01');
                create foreign table logs_old partition of logs for values from ('2024-01-01') to ('2025-01-01')
                    server elsewhere;
                """);

        assertThat(database.readSchema().table("logs").partitions()).containsExactly(name("logs_new"));
    }

    @Test
    void knowsATableWithoutPartitions(TestDatabase database) {
        database.execute("create table empty (id int) partition by hash (id)");

        assertThat(database.readSchema().table("empty"))
                .returns(true, Table::isPartitioned)
                .returns(0L, Table::estimatedRows);
    }

    @Test
    void showsInheritingTablesAsTablesOfTheirOwn(TestDatabase database) {
        database.execute("""
                create table animals (name text, check (name <> ''));
                create table owned (owner int);
                create table dogs (breed text) inherits (animals, owned);
                insert into dogs values ('Rex', 1, 'Boxer');
                insert into animals values ('Kitty');
                """);
        Schema schema = database.readSchema();

        assertThat(schema.table("dogs"))
                .returns(List.of(name("animals"), name("owned")), Table::inheritanceParents)
                .returns(false, Table::isPartitioned)
                .satisfies(dogs ->
                        assertThat(dogs.columns()).extracting(Column::name).containsExactly("name", "owner", "breed"))
                .satisfies(dogs -> assertThat(dogs.checks()).hasSize(1));
        assertThat(database.rows("select name from " + schema.table("animals").ownRows()))
                .containsExactly("Kitty");
    }

    private static TableName name(String table) {
        return new TableName("public", table);
    }
}
