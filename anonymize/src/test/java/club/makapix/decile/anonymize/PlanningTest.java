package club.makapix.decile.anonymize;

import static club.makapix.decile.anonymize.Derivation.left;
import static club.makapix.decile.anonymize.Pseudonyms.declaredUnique;
import static club.makapix.decile.anonymize.Pseudonyms.email;
import static club.makapix.decile.anonymize.Pseudonyms.handle;
import static club.makapix.decile.anonymize.Pseudonyms.mask;
import static club.makapix.decile.anonymize.Pseudonyms.scrub;
import static club.makapix.decile.anonymize.Pseudonyms.template;
import static club.makapix.decile.anonymize.Pseudonyms.token;
import static club.makapix.decile.anonymize.Pseudonyms.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

import club.makapix.decile.recipe.RecipeFile;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.class)
class PlanningTest {
    /** Returns the refusal of the rules for a schema, empty if they are fine. */
    private static String refusal(TestDatabase database, String ddl, UnaryOperator<Anonymizer> rules) {
        database.execute(ddl);
        Schema schema = database.readSchema();
        Throwable thrown = catchThrowable(
                () -> rules.apply(Anonymizer.of(schema, Rewriting.SECRET)).check(schema.tables()));
        if (thrown == null) {
            return "";
        }
        assertThat(thrown).isInstanceOf(SchemaException.class);
        return thrown.getMessage();
    }

    @Test
    void listsEveryColumnWithoutADecisionAsLinesToPaste(TestDatabase database) {
        String refusal = refusal(database, """
                create table users (id int primary key, email text not null, author_ip inet, "odd status" text, since date, data jsonb not null);
                create table notes (id uuid primary key, body text)
                """, rules -> rules);

        assertThat(refusal).isEqualTo("""
                5 columns have no decision; paste these lines into the recipe and change what is not right:
                anonymize:
                  keep:
                    - "users.odd status"  # text
                  erase:
                    - users.author_ip  # inet
                  replace:
                    notes.body: scrub  # text
                    users.email: email  # text
                    users.data: { value: "{}" }  # jsonb""");
    }

    @Test
    void takesTheLinesThatItProposes(TestDatabase database) {
        String refusal = refusal(database, """
                create table users (id int primary key, email text, author_ip inet, "odd: name" text, data jsonb not null,
                  pass_word_hash text, phone varchar(20), api_key char(40) unique, bytes bytea not null, tags text[] not null)
                """, rules -> rules);
        String recipe = refusal.substring(refusal.indexOf("anonymize:"));
        Schema schema = database.readSchema();

        Anonymizer.parse(
                        schema,
                        Rewriting.SECRET,
                        RecipeFile.parse("pasted.yaml", recipe)
                                .find("anonymize")
                                .orElseThrow())
                .check(schema.tables());
    }

    @Test
    void asksForNoDecisionOnTypesThatHoldNoFreeData(TestDatabase database) {
        assertThat(refusal(database, """
                        create type mood as enum ('glad', 'sad');
                        create domain amount as numeric(10, 2);
                        create table a (id uuid primary key, b boolean, c int[], d mood, e timestamptz, f amount, g int4range, h interval)
                        """, rules -> rules)).isEmpty();
    }

    @Test
    void asksForADecisionOnDomainsAndArraysOfText(TestDatabase database) {
        assertThat(refusal(
                        database,
                        "create domain name_of as text; create table a (id int, b name_of, c text[], d tsvector, e xml, f point)",
                        rules -> rules))
                .startsWith("5 columns have no decision");
    }

    @Test
    void isNotFooledByACompositeWithTheNameOfANumber(TestDatabase database) {
        assertThat(refusal(
                        database,
                        "create type public.money as (amount numeric, remark text); create table a (id int, b public.money, c public.money[])",
                        rules -> rules))
                .startsWith("2 columns have no decision");
    }

    @Test
    void refusesToEraseWhatIsNotNull(TestDatabase database) {
        assertThat(refusal(
                        database,
                        "create table a (id int, b text not null, c date not null)",
                        rules -> rules.erase("a.b", "a.c")))
                .isEqualTo("""
                        the anonymize section cannot be carried out:
                          - a.b is NOT NULL and cannot be erased; replace it, for example with { value: "" }
                          - a.c is NOT NULL and cannot be erased; replace it, for example by { value: … } with some date""");
    }

    @Test
    void refusesAPseudonymThatIsLongerThanItsColumn(TestDatabase database) {
        assertThat(refusal(database, "create table a (b varchar(10))", rules -> rules.replace("a.b", handle())))
                .contains("a.b holds 10 characters, but handle may need 32");
    }

    @Test
    void refusesWhatMayCollideInAUniqueIndex(TestDatabase database) {
        String refusal = refusal(
                database,
                """
                create table a (id int primary key, b text, c text, d text unique, e text, f text unique);
                create unique index partial on a (b) where b is not null;
                create unique index caseless on a (lower(c));
                create unique index strange on a (md5(e))
                """,
                rules -> rules.replace("a.b", scrub())
                        .replace("a.c", mask(1))
                        .replace("a.d", value("x"))
                        .replace("a.e", token())
                        .derive("a.f", Derivation.from("a.e").with(left(2))));

        assertThat(refusal)
                .contains("a.b is unique by the index partial")
                .contains("a.c is unique by the index caseless")
                .contains("a.d is unique by the index a_d_key, but different values could become the same by value")
                .contains("the index strange is unique by an expression over a.e that cannot be judged")
                .contains("a.f is unique by the index a_f_key");
    }

    @Test
    void letsInjectivePseudonymsIntoUniqueIndexes(TestDatabase database) {
        assertThat(refusal(
                        database,
                        """
                        create extension citext;
                        create table a (id int primary key, b text, c text, d text unique, e text unique, f citext unique, g text, unique (id, g));
                        create unique index partial on a (b) where b is not null;
                        create unique index caseless on a (lower(c))
                        """,
                        rules -> rules.replace("a.b", handle())
                                .replace("a.c", email())
                                .replace("a.d", template("n{id}"))
                                .replace("a.e", declaredUnique(value("x")))
                                .replace("a.f", handle())
                                .replace("a.g", value("x"))))
                .isEmpty();
    }

    @Test
    void refusesToEraseWhereNullsAreNotDistinct(TestDatabase database) {
        int version = Integer.parseInt(database.rows("show server_version_num").get(0));
        assumeThat(version).as("NULLS NOT DISTINCT came with 15").isGreaterThanOrEqualTo(150_000);
        assertThat(refusal(
                        database,
                        "create table a (id int, b text, unique nulls not distinct (b))",
                        rules -> rules.erase("a.b")))
                .contains("a.b is unique by the index a_b_key");
    }

    @Test
    void refusesATemplateThatWouldShowWhatAGeneratedColumnIsMadeOf(TestDatabase database) {
        String ddl =
                "drop table if exists a; create table a (id int primary key, b text, c text, low text generated always as (lower(c)) stored, double int generated always as (id * 2) stored)";

        assertThat(refusal(
                        database,
                        ddl,
                        rules -> rules.replace("a.b", template("x{low}")).replace("a.c", handle())))
                .contains("template of a.b would show a.low, which is not kept");
        assertThat(refusal(
                        database,
                        ddl,
                        rules -> rules.replace("a.b", template("x{double}")).replace("a.c", handle())))
                .isEmpty();
        assertThat(refusal(
                        database,
                        ddl,
                        rules -> rules.replace("a.b", template("x{low}")).keep("a.c")))
                .isEmpty();
    }

    @Test
    void refusesToDeriveWhatIsNotNullFromWhatIsErased(TestDatabase database) {
        String ddl = "create table a (id int primary key, b text, c text not null)";

        assertThat(refusal(database, ddl, rules -> rules.erase("a.b").derive("a.c", Derivation.from("a.b"))))
                .contains("a.c is NOT NULL and derived from a.b, which is erased; replace one of them");
    }

    @Test
    void refusesATemplateThatWouldShowAReplacedColumn(TestDatabase database) {
        assertThat(refusal(
                        database,
                        "create table a (id int primary key, b text, c text)",
                        rules -> rules.replace("a.b", template("x{c}")).erase("a.c")))
                .contains("template of a.b would show a.c, which is not kept");
    }

    @Test
    void refusesTwoRulesForOneKey(TestDatabase database) {
        String ddl = "create table u (name text primary key); create table p (id int, author text references u (name))";

        assertThat(refusal(
                        database,
                        ddl,
                        rules -> rules.replace("u.name", handle()).keep("p.author")))
                .contains("p.author and u.name are one key, so one rule must hold for both");
    }

    @Test
    void refusesAPseudonymForAKeyWhoseEndsCompareDifferently(TestDatabase database) {
        String ddl = """
                create extension citext;
                create table u (name text primary key);
                create table p (id int, author citext references u (name))
                """;

        assertThat(refusal(database, ddl, rules -> rules.replace("u.name", token())))
                .contains("are one key, but one takes more values for equal than the other");
    }

    @Test
    void refusesToEraseWhatForeignKeysReference(TestDatabase database) {
        assertThat(refusal(
                        database,
                        "create table u (id int, name text unique); create table p (id int, author text references u (name))",
                        rules -> rules.erase("u.name").keep("p.author")))
                .contains("u.name cannot be erased: foreign keys reference it");
    }

    @Test
    void letsAReferencingColumnBeErasedAlone(TestDatabase database) {
        assertThat(refusal(
                        database,
                        "create table u (id int, name text unique); create table p (id int, author text references u (name))",
                        rules -> rules.replace("u.name", handle()).erase("p.author")))
                .isEmpty();
    }

    @Test
    void refusesAPseudonymThatTheTypeCannotHold(TestDatabase database) {
        assertThat(refusal(database, "create table a (b inet, c int)", rules -> rules.replace("a.b", handle())))
                .contains("a.b is of type inet, which handle cannot fill");
    }

    @Test
    void refusesRulesForColumnsThatDoNotExistOrDoNotTravel(TestDatabase database) {
        database.execute("create table a (id int, email text, up text generated always as (upper(email)) stored)");
        Anonymizer anonymizer = Anonymizer.of(database.readSchema(), Rewriting.SECRET);

        assertThatThrownBy(() -> anonymizer.erase("a.emial"))
                .hasMessage("public.a.emial is not a column; public.a has email, id, up");
        assertThatThrownBy(() -> anonymizer.erase("a.up")).hasMessageContaining("generated column");
        assertThatThrownBy(() -> anonymizer.erase("a.email").keep("a.email"))
                .hasMessage("a.email has two rules; leave one");
    }

    @Test
    void refusesToReplaceWhatAnExclusionConstraintCompares(TestDatabase database) {
        assertThat(refusal(
                        database,
                        "create table a (b text, exclude using btree (b with =))",
                        rules -> rules.replace("a.b", token())))
                .contains("the constraint a_b_excl compares a.b in a way that cannot be judged");
    }

    @Test
    void refusesAFixedValueThatIsNoLabelOfAnEnum(TestDatabase database) {
        String ddl = "create type mood as enum ('glad', 'sad'); create table a (b mood, c mood)";

        assertThat(refusal(
                        database,
                        ddl,
                        rules -> rules.replace("a.b", value("grim")).replace("a.c", value("sad"))))
                .contains("a.b may be one of [glad, sad], but value would write something else")
                .doesNotContain("a.c");
    }

    @Test
    void refusesToChangeThePartitionKey(TestDatabase database) {
        String ddl =
                "drop table if exists a; create table a (b text, c text) partition by list (b); create table a1 partition of a for values in ('x')";

        assertThat(refusal(database, ddl, rules -> rules.replace("a.b", token()).keep("a.c")))
                .contains("a.b decides the partition of a row; keep it");
        assertThat(refusal(database, ddl, rules -> rules.erase("a.b").keep("a.c")))
                .contains("a.b decides the partition of a row; keep it");
        assertThat(refusal(
                        database,
                        ddl,
                        rules -> rules.derive("a.b", Derivation.from("a.c")).keep("a.c")))
                .contains("a.b decides the partition of a row; keep it");
    }

    @Test
    void doesNotLetAPatternKeepWhatAnotherErases(TestDatabase database) {
        String ddl = "drop table if exists a; create table a (id int primary key, name text, password text)";

        assertThat(refusal(database, ddl, rules -> rules.keep("a.**").erase("**.password")))
                .contains(
                        "a.password is kept by rule a.**, but the rule **.password says something else (erase); give it a rule by its own name")
                .doesNotContain("a.name");
        assertThat(refusal(
                        database,
                        ddl,
                        rules -> rules.keep("a.**").erase("**.password").replace("a.password", token())))
                .isEmpty();
        assertThat(refusal(
                        database,
                        ddl,
                        rules -> rules.erase("a.name").keep("**.name").replace("**.password", token())))
                .isEmpty();
    }

    @Test
    void doesNotLetAPatternKeepTheWordsOfAReplacedColumn(TestDatabase database) {
        String ddl = "drop table if exists a; create table a (id int primary key, body text, words tsvector)";

        assertThat(refusal(database, ddl, rules -> rules.keep("a.**").replace("a.body", scrub())))
                .contains(
                        "a.words is kept by a pattern, but a tsvector holds words of other columns, and a.body is not kept");
        assertThat(refusal(
                        database,
                        ddl,
                        rules -> rules.keep("a.**").keep("a.words").replace("a.body", scrub())))
                .isEmpty();
        assertThat(refusal(database, ddl, rules -> rules.keep("a.**"))).isEmpty();
        assertThat(refusal(
                        database,
                        ddl,
                        rules -> rules.keep("a.**")
                                .replace("a.body", scrub())
                                .derive("a.words", Derivation.from("a.body").with(Derivation.tsvector()))))
                .isEmpty();
    }
}
