package club.makapix.decile.anonymize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.recipe.RecipeFile;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabases.class)
class CoverageTest {
    private TestDatabase database;

    @BeforeEach
    void makePosts(TestDatabase database) {
        this.database = database;
        database.execute("""
                create schema shop;
                create table posts (id int primary key, title varchar(20), tags text[], price numeric(10, 2), "Odd: Name" "char");
                create table shop.orders (id int primary key)
                """);
    }

    private void check(Anonymizer anonymizer) {
        anonymizer.check(database.readSchema().tables());
    }

    private Anonymizer anonymizer() {
        return Anonymizer.of(database.readSchema(), Rewriting.SECRET).keep("posts.*");
    }

    @Test
    void isReadBackAsItWasWritten(@TempDir Path folder) throws IOException {
        Coverage coverage = Coverage.of(database.readSchema().tables());
        coverage.writeTo(folder.resolve("lock.yaml"));
        Path recipe =
                Files.writeString(folder.resolve("recipe.yaml"), "anonymize:\n  keep: [posts.*]\n  lock: lock.yaml\n");

        assertThat(coverage).hasToString("""
                posts:
                  id: integer
                  title: character varying(20)
                  tags: text[]
                  price: numeric(10,2)
                  "Odd: Name": "\\"char\\""
                shop.orders:
                  id: integer""");
        Anonymizer parsed = Anonymizer.parse(
                database.readSchema(),
                Rewriting.SECRET,
                RecipeFile.read(recipe).find("anonymize").orElseThrow());
        assertThatCode(() -> check(parsed)).doesNotThrowAnyException();
    }

    @Test
    void isDemandedByAPatternThatMeansTheColumnsOfToday() {
        assertThatThrownBy(() -> check(anonymizer()))
                .isInstanceOf(SchemaException.class)
                .hasMessageStartingWith("posts.* would also cover columns that are added later: write ** for *")
                .hasMessageContaining("  lock:\n    posts:\n      id: integer\n");
    }

    @Test
    void isNotDemandedByAPatternThatMeansTheFutureToo() {
        Schema schema = database.readSchema();

        assertThatCode(() -> check(Anonymizer.of(schema, Rewriting.SECRET).keep("posts.**")))
                .doesNotThrowAnyException();
    }

    @Test
    void stopsForANewColumnOfAnyType() {
        Coverage then = Coverage.of(database.readSchema().tables());
        database.execute("alter table posts add author_email text, add views int");

        assertThatThrownBy(() -> check(anonymizer().lockedTo(then)))
                .isInstanceOf(SchemaException.class)
                .hasMessage("""
                        the database is not the one that the recipe was written for:
                          - posts.author_email is new: text
                          - posts.views is new: integer
                        decide about them, for example:
                        anonymize:
                          replace:
                            posts.author_email: email  # text
                        then accept them into the lock, under their tables:
                          posts: { "author_email": "text" }
                          posts: { "views": "integer" }""");
    }

    @Test
    void stopsForANewTableAndSuggestsWhatToDecide() {
        Coverage then = Coverage.of(database.readSchema().tables());
        database.execute("create table people (id int primary key, email text)");

        assertThatThrownBy(() -> check(anonymizer().lockedTo(then)))
                .hasMessageContaining("people.id is new: integer")
                .hasMessageContaining("  replace:\n    people.email: email  # text");
    }

    @Test
    void stopsForAChangedType() {
        Coverage then = Coverage.of(database.readSchema().tables());
        database.execute("alter table posts alter title type text, alter price type bigint");

        assertThatThrownBy(() -> check(anonymizer().lockedTo(then)))
                .hasMessageContaining("posts.title was character varying(20) and is now text")
                .hasMessageContaining("posts.price was numeric(10,2) and is now bigint");
    }

    /** A field is a place like a column, and behind a domain may stand any type. */
    @Test
    void stopsForANewFieldAndForADomainThatIsAnother() {
        database.execute("""
                create type place as (lon float, lat float);
                create type address as (street text, at place);
                create domain score as int;
                create table homes (id int primary key, home address, former address[], "Odd" score)
                """);
        Coverage then = Coverage.of(database.readSchema().tables());
        Anonymizer anonymizer = anonymizer().keep("homes.*").lockedTo(then);
        assertThatCode(() -> check(anonymizer)).doesNotThrowAnyException();
        assertThat(then.toString()).contains("homes:", "  Odd: public.score as int4");

        database.execute("""
                alter type place add attribute remark text;
                alter table homes drop "Odd";
                drop domain score;
                create domain score as text;
                alter table homes add "Odd" score
                """);

        Anonymizer later = anonymizer().keep("homes.*").lockedTo(then);
        assertThatThrownBy(() -> check(later))
                .hasMessageContaining(
                        "homes.home was public.address (street text, at public.place (lon double precision, lat double precision)) and is now"
                                + " public.address (street text, at public.place (lon double precision, lat double precision, remark text))")
                .hasMessageContaining("homes.former was public.address[] (street text")
                .hasMessageContaining("homes.Odd was public.score as int4 and is now public.score as text");
    }

    @Test
    void doesNotMindAColumnThatIsGone() {
        Coverage then = Coverage.of(database.readSchema().tables());
        database.execute("alter table posts drop title");

        assertThatCode(() -> check(anonymizer().lockedTo(then))).doesNotThrowAnyException();
    }

    @Test
    void saysThatItsFileIsMissing() {
        assertThatThrownBy(() -> Anonymizer.parse(
                        database.readSchema(), Rewriting.SECRET, RecipeFile.parse("recipe.yaml", "lock: none.yaml")))
                .isInstanceOf(SchemaException.class)
                .hasMessageStartingWith("recipe.yaml, line 1, column 7: the lock none.yaml is not there yet")
                .hasMessageContaining("--accept");
    }
}
