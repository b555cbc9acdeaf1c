package club.makapix.decile.anonymize;

import static club.makapix.decile.anonymize.Conditional.when;
import static club.makapix.decile.anonymize.Derivation.left;
import static club.makapix.decile.anonymize.Derivation.lower;
import static club.makapix.decile.anonymize.Pseudonyms.declaredUnique;
import static club.makapix.decile.anonymize.Pseudonyms.digits;
import static club.makapix.decile.anonymize.Pseudonyms.email;
import static club.makapix.decile.anonymize.Pseudonyms.handle;
import static club.makapix.decile.anonymize.Pseudonyms.host;
import static club.makapix.decile.anonymize.Pseudonyms.mask;
import static club.makapix.decile.anonymize.Pseudonyms.scrub;
import static club.makapix.decile.anonymize.Pseudonyms.template;
import static club.makapix.decile.anonymize.Pseudonyms.token;
import static club.makapix.decile.anonymize.Pseudonyms.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.recipe.RecipeFile;
import club.makapix.decile.recipe.RecipeNode;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import club.makapix.decile.transfer.ColumnTreatment;
import club.makapix.decile.transfer.ColumnTreatment.Kind;
import club.makapix.decile.transfer.TransferException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.class)
class AnonymizerTest {
    private static Anonymizer anonymizer(TestDatabase database) {
        return Anonymizer.of(database.readSchema(), Rewriting.SECRET);
    }

    private static Map<String, String> firstRow(TestDatabase database, Anonymizer anonymizer, String table) {
        return Rewriting.rows(database, anonymizer, table).get(0);
    }

    @Test
    void fillsATemplateFromTheSameRow(TestDatabase database) {
        database.execute("""
                create table users (id int primary key, email text not null unique);
                insert into users values (42, 'ann@real.example');
                """);

        assertThat(firstRow(
                        database, anonymizer(database).replace("users.email", template("user{id}@dev.local")), "users"))
                .containsExactly(Map.entry("email", "user42@dev.local"));
    }

    @Test
    void givesTheSameValueTheSamePseudonymInEveryTable(TestDatabase database) {
        database.execute("""
                create table a (id int primary key, mail text); insert into a values (1, 'ann@real.example');
                create table b (id int primary key, mail varchar(60)); insert into b values (1, 'ann@real.example');
                """);
        Anonymizer anonymizer = anonymizer(database).replace("**.mail", email());

        assertThat(firstRow(database, anonymizer, "a"))
                .isEqualTo(firstRow(database, anonymizer, "b"))
                .doesNotContainValue("ann@real.example");
    }

    @Test
    void leavesNullNull(TestDatabase database) {
        database.execute("""
                create table users (id int primary key, email text, handle text, slug text, bio text);
                insert into users (id, handle) values (1, 'ann');
                """);

        assertThat(firstRow(
                        database,
                        anonymizer(database)
                                .replace("users.email", value("x"))
                                .replace("users.handle", handle())
                                .derive("users.slug", Derivation.from("users.handle"))
                                .replace("users.bio", when("id = 1", value("y")).otherwise(scrub())),
                        "users"))
                .containsEntry("email", null)
                .containsEntry("slug", null)
                .containsEntry("bio", null);
    }

    @Test
    void derivesFromWhatAnotherColumnOfTheRowBecame(TestDatabase database) {
        database.execute("""
                create table users (id int primary key, email text, email_normalized text unique);
                insert into users values (7, 'Ann@Real.example', 'ann@real.example');
                """);

        assertThat(firstRow(
                        database,
                        anonymizer(database)
                                .replace("users.email", template("User{id}@dev.local"))
                                .derive(
                                        "users.email_normalized",
                                        Derivation.from("users.email").with(lower())),
                        "users"))
                .containsEntry("email_normalized", "user7@dev.local");
    }

    @Test
    void derivesFromWhatTheReferencedRowBecame(TestDatabase database) {
        database.execute("""
                create table users (id int primary key, handle text, mail text);
                create table notes (id int primary key, actor_id int references users, actor text, preview text, mail text);
                insert into users values (1, 'ann', 'a@b.example');
                insert into notes values (1, 1, 'old name', 'a@b', 'a@b'), (2, null, 'gone', 'x', 'x');
                """);
        Anonymizer anonymizer = anonymizer(database)
                .replace("users.handle", handle())
                .replace("users.mail", template("user{id}@dev.local"))
                .derive("notes.actor", Derivation.from("users.handle").by("actor_id"))
                .derive("notes.mail", Derivation.from("users.mail").by("actor_id"))
                .derive(
                        "notes.preview",
                        Derivation.from("users.mail").by("actor_id").with(left(3)));
        String pseudonym = firstRow(database, anonymizer, "users").get("handle");

        assertThat(Rewriting.rows(database, anonymizer, "notes"))
                .extracting(row -> row.get("actor"), row -> row.get("mail"), row -> row.get("preview"))
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(pseudonym, "user1@dev.local", "use"),
                        org.assertj.core.groups.Tuple.tuple(null, null, null));
    }

    @Test
    void treatsAValueByTheFirstConditionThatHolds(TestDatabase database) {
        database.execute("""
                create table logins (id int primary key, provider text, subject text, unique (provider, subject));
                insert into logins values (1, 'password', 'ann@real.example'), (2, 'github', '1234567'), (3, 'apple', 'xy.12');
                """);

        assertThat(Rewriting.rows(
                        database,
                        anonymizer(database)
                                .keep("logins.provider")
                                .replace(
                                        "logins.subject",
                                        when("provider = 'password'", declaredUnique(template("user{id}@dev.local")))
                                                .when("provider = 'github'", digits())
                                                .otherwise(token())),
                        "logins"))
                .extracting(row -> row.get("subject"))
                .satisfiesExactlyInAnyOrder(
                        subject -> assertThat(subject).isEqualTo("user1@dev.local"),
                        subject -> assertThat(subject).matches("\\d{7}").isNotEqualTo("1234567"),
                        subject ->
                                assertThat(subject).matches("[a-z]{2}\\.\\d{2}").isNotEqualTo("xy.12"));
    }

    @Test
    void replacesArraysElementByElement(TestDatabase database) {
        database.execute("""
                create domain words as text[];
                create table posts (id int primary key, urls text[], tags text[], names words);
                insert into posts values (1, array['https://old.example/a b', null, 'https://other.example/"x"'], '{a,b}', '{ann,ben}');
                """);
        Anonymizer anonymizer = anonymizer(database)
                .replace("posts.names", mask(1))
                .replace("posts.urls", host("https://old.example", "https://new.example"))
                .replace("posts.tags", value("{}"));

        assertThat(firstRow(database, anonymizer, "posts"))
                .containsEntry("urls", "{\"https://new.example/a b\",NULL,\"https://other.example/\\\"x\\\"\"}")
                .containsEntry("tags", "{}")
                .containsEntry("names", "{\"a**\",\"b**\"}");
    }

    @Test
    void keepsForeignKeysThatAreTextTogether(TestDatabase database) {
        database.execute("""
                create table users (name text primary key);
                create table posts (id int primary key, author text references users);
                insert into users values ('ann'); insert into posts values (1, 'ann');
                """);
        Anonymizer anonymizer = anonymizer(database).replace("posts.author", handle());

        assertThat(firstRow(database, anonymizer, "users").get("name"))
                .isEqualTo(firstRow(database, anonymizer, "posts").get("author"));
    }

    @Test
    void treatsEqualCitextAndPaddedCharactersAsEqual(TestDatabase database) {
        database.execute("""
                create extension citext;
                create table a (id int primary key, name citext, code char(6));
                insert into a values (1, 'Ann', 'ab1'), (2, 'ANN', 'ab1');
                """);

        Anonymizer anonymizer = anonymizer(database).replace("a.name", handle()).replace("a.code", token());

        assertThat(Rewriting.rows(database, anonymizer, "a"))
                .extracting(row -> row.get("name").toLowerCase(Locale.ROOT), row -> row.get("code"))
                .hasSize(2)
                .allMatch(row -> row.equals(org.assertj.core.groups.Tuple.tuple("decent-zebra-4gzb6gmvf", "c4e")));
    }

    @Test
    void namesColumnAndRuleButNoValueIfAPseudonymFails(TestDatabase database) {
        database.execute("create table a (id int primary key, key text); insert into a values (1, 'not-a-uuid')");

        assertThatThrownBy(() -> firstRow(database, anonymizer(database).replace("a.key", Pseudonyms.uuid()), "a"))
                .isInstanceOf(TransferException.class)
                .hasMessage("public.a.key: uuid cannot replace a value of this form (IllegalArgumentException)")
                .hasNoCause();
    }

    @Test
    void tellsNothingOfWhatAPseudonymThrows(TestDatabase database) {
        database.execute("create table a (id int primary key, name text); insert into a values (1, 'ann')");
        List<Throwable> thrown =
                List.of(new AssertionError("ann"), new StackOverflowError("ann"), new java.io.IOException("ann"));

        for (Throwable one : thrown) {
            assertThatThrownBy(() -> firstRow(
                            database, anonymizer(database).replace("a.name", (text, row) -> rethrow(one)), "a"))
                    .hasMessage("public.a.name: custom cannot replace a value of this form (%s)"
                            .formatted(one.getClass().getSimpleName()))
                    .hasNoCause();
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> String rethrow(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void refusesAPseudonymThatIsTooLongForItsColumn(TestDatabase database) {
        database.execute("create table a (id int primary key, name varchar(3)); insert into a values (1, 'ann')");

        assertThatThrownBy(() -> firstRow(database, anonymizer(database).replace("a.name", (text, row) -> "long"), "a"))
                .hasMessage("public.a.name: a pseudonym of custom is longer than the 3 characters of the column");
    }

    @Test
    void listsTheTreatmentOfEveryColumn(TestDatabase database) {
        database.execute("""
                create table users (id int primary key, email text, bio text, born text, upper text generated always as (bio) stored)
                """);

        assertThat(anonymizer(database)
                        .replace("users.email", email())
                        .erase("users.bio")
                        .treatments(database.readSchema().table("users")))
                .containsExactly(
                        Map.entry("id", treatment(Kind.KEPT, "", "integer holds no free data and no rule names it")),
                        Map.entry(
                                "email",
                                new ColumnTreatment(Kind.REPLACED, "email", "email", true, 0, "rule users.email")),
                        Map.entry("bio", treatment(Kind.ERASED, "", "rule users.bio")),
                        Map.entry("born", treatment(Kind.UNDECIDED, "", "no rule names it")),
                        Map.entry(
                                "upper",
                                treatment(
                                        Kind.GENERATED, "", "a generated column: it follows the columns that arrive")));
    }

    private static ColumnTreatment treatment(Kind kind, String method, String reason) {
        return ColumnTreatment.of(kind, method, reason);
    }

    @Test
    void tellsWhichRuleDecidedAboutAColumn(TestDatabase database) {
        database.execute("""
                create table users (name text primary key, mail text, zip text, kind text, note text, label text);
                create table posts (author text references users (name))
                """);
        RecipeNode section =
                RecipeFile.parse("recipe.yaml", """
                anonymize:
                  keep: [users.**]
                  replace:
                    users.name: { handle: { domain: people } }
                    users.zip: postcode
                    users.kind:
                      - { when: "kind = 'x'", use: token }
                      - keep
                  derive:
                    users.label: { from: users.name, with: upper }
                """).find("anonymize").orElseThrow();

        Anonymizer anonymizer = Anonymizer.parse(database.readSchema(), Rewriting.SECRET, section);

        assertThat(anonymizer.treatments(database.readSchema().table("users")))
                .containsEntry(
                        "name",
                        new ColumnTreatment(
                                Kind.REPLACED,
                                "handle",
                                "people",
                                true,
                                0,
                                "rule users.name of recipe.yaml, line 4, column 17"))
                .containsEntry("mail", treatment(Kind.KEPT, "", "rule users.** of recipe.yaml, line 2, column 10"))
                .containsEntry(
                        "zip",
                        new ColumnTreatment(
                                Kind.REPLACED,
                                "postcode",
                                "postcode",
                                true,
                                0,
                                "rule users.zip of recipe.yaml, line 5, column 16"))
                .containsEntry(
                        "kind",
                        treatment(
                                Kind.CONDITIONAL,
                                "token when kind = 'x', otherwise keep",
                                "rule users.kind of recipe.yaml, line 6, column 5"))
                .containsEntry(
                        "label",
                        treatment(
                                Kind.DERIVED,
                                "derive from users.name",
                                "rule users.label of recipe.yaml, line 10, column 18"));
        assertThat(anonymizer
                        .treatments(database.readSchema().table("posts"))
                        .get("author")
                        .reason())
                .isEqualTo("one key with users.name: rule users.name of recipe.yaml, line 4, column 17");
    }

    @Test
    void hasAFingerprintOfRecipeAndSecret(TestDatabase database) {
        database.execute("create table users (id int primary key, email text)");
        Anonymizer first = anonymizer(database).replace("users.email", email());

        assertThat(first.fingerprint())
                .isEqualTo(anonymizer(database).replace("users.email", email()).fingerprint())
                .isNotEqualTo(
                        anonymizer(database).replace("users.email", handle()).fingerprint())
                .isNotEqualTo(Anonymizer.of(database.readSchema(), Secret.random())
                        .replace("users.email", email())
                        .fingerprint());
        assertThat(List.of(first.fingerprint())).allMatch(text -> text.matches("[0-9a-f]{16}"));
    }
}
