package club.makapix.decile.sampling;

import static club.makapix.decile.sampling.DrawSize.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.recipe.RecipeFile;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplingSectionTest {
    private static TestDatabase database;
    private static Schema schema;

    @BeforeAll
    static void create() {
        database = TestDatabase.create();
        database.execute("""
                create table users (id int primary key, banned bool);
                create table posts (id int primary key, owner_id int references users);
                create table licenses (id int primary key);
                create table tokens (id int primary key);
                create table visits (id int primary key, user_id int not null references users, post_id int not null);
                """);
        schema = database.readSchema();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    private static Sampling parse(String yaml) {
        return Sampling.parse(schema, RecipeFile.parse("recipe.yaml", yaml));
    }

    @Test
    void saysTheSameAsTheJavaApi() {
        Sampling parsed = parse("""
                seed: makapix-2026
                draw: { users: 10% }
                always: { users: id = 1 }
                where: { users: not banned }
                whole: [licenses]
                empty: tokens
                keys:
                  posts.owner_id: { follow: never, outside: confine }
                unreached: required
                """);

        Sampling written = Sampling.of(schema)
                .unreached(Unreached.REQUIRED)
                .seed("makapix-2026")
                .draw("users", percent(10))
                .always("users", "id = 1")
                .where("users", "not banned")
                .whole("licenses")
                .empty("tokens")
                .follow("posts.owner_id", Follow.NEVER)
                .outside("posts.owner_id", Outside.CONFINE);
        assertThat(parsed.fingerprint()).isEqualTo(written.fingerprint());
        assertThat(parsed.fingerprint()).isNotEqualTo(written.seed("other").fingerprint());
    }

    @Test
    void drawsANumberOfRows() {
        assertThat(parse("draw: { users: { rows: 500 } }").drawOf("users").size())
                .isEqualTo(DrawSize.rows(500));
        assertThat(parse("draw: { users: 500 }").drawOf("users").size()).isEqualTo(DrawSize.rows(500));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            draw: { userz: 10% }                                    | line 1, column 16: userz is not a table; the database has public.users, …
            drow: { users: 10% }                                    | line 1, column 1: drow is not known; a recipe may have draw, …
            draw: { users: ten }                                    | line 1, column 16: draw.users must be a share such as 10% or a number of rows but is ten
            draw: { users: 0% }                                     | line 1, column 16: a draw must be above 0% and at most 100% but is 0%
            keys: { posts.ownr_id: { outside: confine } }           | line 1, column 35: posts.ownr_id is not a foreign key; public.posts has posts.owner_id
            keys: { posts.owner_id: { outside: confin } }           | line 1, column 36: keys.posts.owner_id.outside is confin but may be confine, detach, require
            keys: { posts.owner_id: { inside: confine } }           | line 1, column 27: keys.posts.owner_id.inside is not known; keys.posts.owner_id may have outside, follow
            whole: [users, gone]                                    | line 1, column 16: gone is not a table
            { empty: [users], draw: { users: 10% } }                | line 1, column 34: public.users cannot be empty and have rows of its own
            """)
    void namesLineAndColumnOfAMistake(String yaml, String message) {
        String expected = message.endsWith("…") ? message.substring(0, message.indexOf(',', 20)) : message;

        assertThatThrownBy(() -> parse(yaml))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { draw: { users: 1 }, keys: { visits.user_id: { follow: never, outside: detach } } }        | 73 | public.visits.user_id cannot be detached
            { draw: { users: 1 }, keys: { visits.visits_user_id_fkey: { outside: detach } } }           | 70 | public.visits.user_id cannot be detached
            { draw: { users: 1 }, references: [{ from: visits.post_id, to: posts.id, outside: detach }] } | 83 | public.visits.post_id cannot be detached
            { whole: [users] }                                                                          | 1  | the recipe takes no row to begin with
            """)
    void namesThePlaceOfWhatTheSchemaForbids(String yaml, int column, String message) {
        Sampling sampling = parse(yaml);

        assertThatThrownBy(sampling::blueprint)
                .isInstanceOf(SchemaException.class)
                .hasMessageStartingWith("recipe.yaml, line 1, column %d: %s", column, message);
    }
}
