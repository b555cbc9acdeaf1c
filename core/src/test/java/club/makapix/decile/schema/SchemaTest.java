package club.makapix.decile.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.class)
class SchemaTest {
    @Test
    void readsACompositeForeignKey(TestDatabase database) {
        database.execute("""
                create table parent (a int, b int, primary key (a, b));
                create table child (a int, b int, foreign key (a, b) references parent);
                """);

        assertThat(database.readSchema().foreignKeys()).singleElement().returns(List.of("a", "b"), ForeignKey::columns);
    }

    @Test
    void namesTheNearestTables(TestDatabase database) {
        database.execute("create table users (id int primary key, email text)");
        Schema schema = database.readSchema();

        assertThatThrownBy(() -> schema.table("userz"))
                .isInstanceOf(SchemaException.class)
                .hasMessage("userz is not a table; the database has public.users");
        assertThatThrownBy(() -> schema.table("users").column("emial")).hasMessageContaining("email, id");
    }

    @Test
    void ordersComponentsParentsFirst(TestDatabase database) {
        database.execute("""
                create table a (id int primary key);
                create table b (id int primary key, a int references a, c int);
                create table c (id int primary key, b int references b);
                alter table b add foreign key (c) references c;
                create table d (id int primary key, b int references b);
                """);

        assertThat(database.readSchema().graph().components())
                .extracting(component -> component.stream().map(TableName::name).toList())
                .containsExactly(List.of("a"), List.of("b", "c"), List.of("d"));
    }
}
