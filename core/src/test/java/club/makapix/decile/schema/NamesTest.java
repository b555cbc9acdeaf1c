package club.makapix.decile.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.class)
class NamesTest {
    private static final String SHOP = """
            create schema app;
            create schema old;
            create table users (id int primary key);
            create table app.users (id int primary key);
            create table app.orders (id int, part int, buyer int references users, payer int references app.users,
                primary key (id, part));
            create table old.lines (order_id int, part int, buyer int,
                constraint lines_order foreign key (order_id, part) references app.orders,
                constraint first_buyer foreign key (buyer) references users,
                constraint second_buyer foreign key (buyer) references app.users);
            create table app.archive (id int);
            create table old.archive (id int);
            """;

    @Test
    void meansTheTableInPublicOrTheOnlyOneOfThatName(TestDatabase database) {
        database.execute(SHOP);
        Schema schema = database.readSchema();

        assertThat(schema.table("users").name()).isEqualTo(new TableName("public", "users"));
        assertThat(schema.table("app.users").name()).isEqualTo(new TableName("app", "users"));
        assertThat(schema.table("\"app\".\"users\"").name()).isEqualTo(new TableName("app", "users"));
        assertThat(schema.table("lines").name()).isEqualTo(new TableName("old", "lines"));
    }

    @Test
    void refusesANameThatSeveralTablesHave(TestDatabase database) {
        database.execute(SHOP);
        Schema schema = database.readSchema();

        assertThatThrownBy(() -> schema.table("archive"))
                .isInstanceOf(SchemaException.class)
                .hasMessage("archive is ambiguous; say which of app.archive, old.archive");
    }

    @Test
    void tellsNamesWithDotsApart(TestDatabase database) {
        database.execute("""
                create schema a;
                create schema "a.b";
                create table a."b.c" (id int);
                create table "a.b".c (id int);
                """);
        Schema schema = database.readSchema();

        assertThat(schema.table("c").name()).isEqualTo(new TableName("a.b", "c"));
        assertThatThrownBy(() -> schema.table("a.b.c"))
                .hasMessage("a.b.c is ambiguous; say which of \"a\".\"b.c\", \"a.b\".\"c\"");
        assertThat(schema.table("\"a\".\"b.c\"").name()).isEqualTo(new TableName("a", "b.c"));
    }

    @Test
    void findsTablesByExactSpelling(TestDatabase database) {
        database.execute("create table \"Users\" (id int)");
        Schema schema = database.readSchema();

        assertThat(schema.findTable("users")).isEmpty();
        assertThatThrownBy(() -> schema.table("users"))
                .isInstanceOf(SchemaException.class)
                .hasMessage("users is not a table; the database has public.Users");
    }

    @Test
    void findsAKeyByItsColumnsOrItsConstraint(TestDatabase database) {
        database.execute(SHOP);
        Schema schema = database.readSchema();

        assertThat(schema.foreignKey("orders.buyer").name()).isEqualTo("orders_buyer_fkey");
        assertThat(schema.foreignKey("app.orders.payer").name()).isEqualTo("orders_payer_fkey");
        assertThat(schema.foreignKey("lines.(order_id, part)").name()).isEqualTo("lines_order");
        assertThat(schema.foreignKey("old.lines.(order_id,part)").name()).isEqualTo("lines_order");
        assertThat(schema.foreignKey("lines.second_buyer").parent().schema()).isEqualTo("app");
    }

    @Test
    void refusesColumnsThatSeveralKeysShare(TestDatabase database) {
        database.execute(SHOP);
        Schema schema = database.readSchema();

        assertThatThrownBy(() -> schema.foreignKey("lines.buyer"))
                .isInstanceOf(SchemaException.class)
                .hasMessage("lines.buyer names several foreign keys; say which by its constraint: "
                        + "lines.first_buyer, lines.second_buyer");
    }

    @Test
    void namesWhatIsMissing(TestDatabase database) {
        database.execute(SHOP);
        Schema schema = database.readSchema();

        assertThatThrownBy(() -> schema.foreignKey("orders.byer"))
                .hasMessage("orders.byer is not a foreign key; app.orders has orders.buyer, orders.payer");
        assertThatThrownBy(() -> schema.foreignKey("oders.buyer"))
                .hasMessageStartingWith("oders is not a table; the database has app.orders, ");
        assertThatThrownBy(() -> schema.foreignKey("app.archive.id"))
                .hasMessage("app.archive.id is not a foreign key; app.archive has none");
        assertThatThrownBy(() -> schema.foreignKey("buyer"))
                .hasMessage("buyer is not a foreign key; name it by table and column, for example comments.author_id");
    }

    @Test
    void findsKeysWhereNamesHaveDots(TestDatabase database) {
        database.execute("""
                create table users (id int primary key);
                create table "my.posts" ("by.whom" int constraint "k.1" references users);
                """);
        Schema schema = database.readSchema();

        assertThat(schema.foreignKey("my.posts.by.whom").columns()).containsExactly("by.whom");
        assertThat(schema.foreignKey("my.posts.k.1").name()).isEqualTo("k.1");
    }

    @Test
    void givesEveryTableAndKeyAShortNameThatIsUnderstood(TestDatabase database) {
        database.execute(SHOP + """
                create schema "a.b";
                create schema a;
                create table "a.b".c (id int primary key, up int references "a.b".c);
                create table a."b.c" (id int primary key, up int constraint id references a."b.c",
                    id2 int constraint up references a."b.c");
                """);
        Schema schema = database.readSchema();

        assertThat(schema.tables())
                .allSatisfy(table ->
                        assertThat(schema.table(schema.shortName(table.name()))).isEqualTo(table));
        assertThat(schema.foreignKeys())
                .allSatisfy(key ->
                        assertThat(schema.foreignKey(schema.shortName(key))).isEqualTo(key));
        assertThat(schema.tables())
                .extracting(table -> schema.shortName(table.name()))
                .contains("users", "app.users", "lines", "app.archive");
        assertThat(schema.foreignKeys())
                .extracting(schema::shortName)
                .contains("orders.buyer", "lines.(order_id, part)", "lines.first_buyer");
    }

    @Test
    void listsTheNearestNamesFirst() {
        assertThat(NearestNames.of("app.usrs", List.of("public.posts", "public.users", "app.users")))
                .isEqualTo("app.users, public.users, public.posts");
        assertThat(NearestNames.of("TITLE", List.of("abc", "title"))).startsWith("title");
        assertThat(NearestNames.of("a", List.of("f", "e", "d", "c", "b", "a"))).isEqualTo("a, b, c, d, e, …");
    }
}
