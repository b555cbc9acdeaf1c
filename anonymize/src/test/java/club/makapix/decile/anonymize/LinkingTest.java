package club.makapix.decile.anonymize;

import static club.makapix.decile.anonymize.Pseudonyms.handle;
import static club.makapix.decile.anonymize.Pseudonyms.number;
import static club.makapix.decile.anonymize.Pseudonyms.template;
import static club.makapix.decile.anonymize.Pseudonyms.token;
import static club.makapix.decile.anonymize.Pseudonyms.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How a rule reaches columns that refer to one another without a foreign key. */
@ExtendWith(TestDatabases.class)
class LinkingTest {
    private static final String REPORTS = """
            create table posts (id int primary key, code uuid);
            create table users (id int primary key, name text);
            create table reports (id int primary key, kind text, target text);
            insert into posts values (1234, '7b1c2f34-0000-4000-8000-000000000001');
            insert into users values (1, 'ann');
            insert into reports values (1, 'post', '1234'), (2, 'user', 'ann'), (3, 'spam', 'none')
            """;

    private static Anonymizer anonymizer(TestDatabase database) {
        return Anonymizer.of(database.readSchema(), Rewriting.SECRET);
    }

    private static String only(TestDatabase database, Anonymizer anonymizer, String table, String column) {
        return Objects.requireNonNull(
                Rewriting.rows(database, anonymizer, table).get(0).get(column));
    }

    @Test
    void takesARuleFromTheParentToTheChild(TestDatabase database) {
        database.execute("""
                create table users (name text);
                create table mentions (who text);
                insert into users values ('ann');
                insert into mentions values ('ann')
                """);

        Anonymizer anonymizer =
                anonymizer(database).replace("users.name", handle()).linking("mentions.who", "users.name");

        assertThat(only(database, anonymizer, "mentions", "who"))
                .isEqualTo(only(database, anonymizer, "users", "name"))
                .isNotEqualTo("ann");
    }

    @Test
    void takesARuleFromTheChildToTheParentAndOnAlongForeignKeys(TestDatabase database) {
        database.execute("""
                create table users (name text unique);
                create table posts (author text references users (name));
                create table mentions (who text);
                insert into users values ('ann');
                insert into posts values ('ann');
                insert into mentions values ('ann')
                """);

        Anonymizer anonymizer =
                anonymizer(database).linking("mentions.who", "users.name").replace("mentions.who", handle());

        assertThat(only(database, anonymizer, "posts", "author"))
                .isEqualTo(only(database, anonymizer, "mentions", "who"))
                .isEqualTo(only(database, anonymizer, "users", "name"));
    }

    @Test
    void joinsColumnsOfDifferentTypes(TestDatabase database) {
        database.execute(REPORTS);
        database.execute("update reports set target = '7b1c2f34-0000-4000-8000-000000000001'");

        Anonymizer anonymizer = anonymizer(database)
                .keep("reports.kind", "users.name")
                .replace("posts.code", uuid())
                .linking("reports.target", "posts.code");

        assertThat(only(database, anonymizer, "reports", "target"))
                .isEqualTo(only(database, anonymizer, "posts", "code"));
    }

    @Test
    void refusesAPseudonymThatTheChildCannotHold(TestDatabase database) {
        database.execute("create table users (name text); create table mentions (who inet)");
        Anonymizer anonymizer =
                anonymizer(database).replace("users.name", handle()).linking("mentions.who", "users.name");

        assertThatThrownBy(() -> anonymizer.check(database.readSchema().tables()))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("mentions.who is of type inet, which handle cannot fill");
    }

    @Test
    void replacesOnlyTheRowsOfAPolymorphicReference(TestDatabase database) {
        database.execute(REPORTS);

        Anonymizer anonymizer = anonymizer(database)
                .keep("reports.kind", "reports.target")
                .replace("posts.id", number())
                .replace("users.name", handle())
                .linking("reports.target", "posts.id", "kind = 'post'")
                .linking("reports.target", "users.name", "t.kind = 'user'");

        anonymizer.check(database.readSchema().tables());
        assertThat(Rewriting.rows(database, anonymizer, "reports"))
                .extracting(row -> row.get("target"))
                .containsExactlyInAnyOrder(
                        only(database, anonymizer, "posts", "id"), only(database, anonymizer, "users", "name"), "none");
    }

    @Test
    void doesNotKeepAChildUnasked(TestDatabase database) {
        database.execute(REPORTS);
        Anonymizer anonymizer = anonymizer(database)
                .keep("reports.kind", "users.name")
                .linking("reports.target", "posts.id", "kind = 'post'");
        Anonymizer always =
                anonymizer(database).keep("reports.kind", "users.name").linking("reports.target", "posts.id");

        for (Anonymizer each : List.of(anonymizer, always)) {
            assertThatThrownBy(() -> each.check(database.readSchema().tables()))
                    .hasMessageStartingWith("1 column has no decision")
                    .hasMessageContaining("reports.target");
        }
    }

    @Test
    void refusesToTearAPolymorphicReferenceApart(TestDatabase database) {
        database.execute(REPORTS);
        Anonymizer anonymizer = anonymizer(database)
                .keep("reports.kind", "users.name")
                .linking("reports.target", "posts.id", "kind = 'post'");

        assertThatThrownBy(() -> anonymizer
                        .replace("reports.target", token())
                        .check(database.readSchema().tables()))
                .hasMessageContaining("reports.target refers to posts.id when kind = 'post', which is not replaced");
        assertThatCode(() -> anonymizer
                        .erase("reports.target")
                        .check(database.readSchema().tables()))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesAParentWhoseRowsDecideItsPseudonym(TestDatabase database) {
        database.execute(REPORTS);
        Anonymizer anonymizer = anonymizer(database)
                .keep("reports.kind", "reports.target")
                .replace("users.name", template("user{id}"))
                .linking("reports.target", "users.name", "kind = 'user'");

        assertThatThrownBy(() -> anonymizer.check(database.readSchema().tables()))
                .hasMessageContaining("users.name, which only a pseudonym of the value itself may replace");
    }

    @Test
    void pairsTheColumnsOfACompositeReference(TestDatabase database) {
        database.execute("""
                create table lines (a text, b text);
                create table notes (x text, y text);
                insert into lines values ('one', 'two');
                insert into notes values ('one', 'two')
                """);
        Anonymizer anonymizer = anonymizer(database)
                .replace("lines.a", handle())
                .replace("lines.b", token())
                .linking("notes.(x, y)", "lines.(a, b)");

        assertThat(Rewriting.rows(database, anonymizer, "notes").get(0))
                .isEqualTo(Map.of(
                        "x", only(database, anonymizer, "lines", "a"), "y", only(database, anonymizer, "lines", "b")));
        assertThatThrownBy(() -> anonymizer.linking("notes.(x, y)", "lines.a"))
                .hasMessage("notes.(x, y) has 2 columns but lines.a has 1");
    }
}
