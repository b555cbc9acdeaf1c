package club.makapix.decile.anonymize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.recipe.RecipeFile;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import club.makapix.decile.transfer.DdlText;
import club.makapix.decile.transfer.DdlTreatment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.class)
class RecipeTest {
    private TestDatabase database;

    @BeforeEach
    void makeUsers(TestDatabase database) {
        this.database = database;
        database.execute("""
                create table users (id int primary key, email text unique, email_normalized text unique, handle text, bio text,
                  avatar text, meta jsonb, phone text, secret text, ip text);
                insert into users values (1, 'Ann@Real.example', 'ann@real.example', 'ann', 'mail ann@real.example or @ann',
                  'https://old.example/1.png', '{"name": "Ann", "tags": ["x"], "keep": 1.50}', '+1 555 0100', 's3cr3t', '10.1.2.3');
                """);
    }

    private Anonymizer parse(String section) {
        return Anonymizer.parse(database.readSchema(), Rewriting.SECRET, RecipeFile.parse("recipe.yaml", section));
    }

    private Map<String, String> rewritten(String section) {
        return Rewriting.rows(database, parse(section), "users").get(0);
    }

    @Test
    void understandsEveryForm() {
        Map<String, String> row = rewritten("""
                keep: [users.**]
                erase: [users.secret]
                replace:
                  users.email: { template: "User{id}@dev.local" }
                  users.handle: handle
                  users.bio: { scrub: { keep: [handles], hosts: { "https://old.example": "https://new.example" } } }
                  users.avatar: { host: { from: "https://old.example", to: "https://new.example", otherwise: erase } }
                  users.meta: { json: { name: { value: "x" }, keep: keep, otherwise: remove } }
                  users.phone:
                    - { when: "phone like '+49%'", use: keep }
                    - { when: "phone is null", value: "0" }
                    - digits
                  users.ip: { ip: { domain: visitors } }
                derive:
                  users.email_normalized: { from: users.email, with: [lower, { left: 5 }], unique: true }
                """);

        assertThat(row)
                .containsEntry("secret", null)
                .containsEntry("email", "User1@dev.local")
                .containsEntry("email_normalized", "user1")
                .containsEntry("avatar", "https://new.example/1.png")
                .containsEntry("meta", "{\"keep\": 1.50, \"name\": \"x\"}");
        assertThat(row.get("bio")).matches("mail [a-z.0-9]+@example\\.com or @ann");
        assertThat(row.get("phone")).matches("\\+\\d \\d{3} \\d{4}").isNotEqualTo("+1 555 0100");
        assertThat(row.get("ip")).matches("[0-9.]+").isNotEqualTo("10.1.2.3");
    }

    @Test
    void saysWhereAColumnIsMisspelt() {
        assertThatThrownBy(() -> parse("erase:\n  - users.secret\n  - users.emial"))
                .isInstanceOf(SchemaException.class)
                .hasMessageStartingWith(
                        "recipe.yaml, line 3, column 5: public.users.emial is not a column; public.users has email");
    }

    @Test
    void saysWhereAPseudonymIsMisspelt() {
        assertThatThrownBy(() -> parse("replace:\n  users.handle: hadle"))
                .hasMessageStartingWith("recipe.yaml, line 2, column 17: hadle is not a pseudonym; there are handle");
    }

    @Test
    void saysWhatIsMeantByAColumnWithoutItsTable() {
        assertThatThrownBy(() -> parse("erase: [secret]"))
                .hasMessage(
                        "recipe.yaml, line 1, column 9: secret is not a column; name it with its table, for example users.secret");
        assertThatThrownBy(() -> parse("erase: [secrets]")).hasMessageEndingWith("for example users.email");
    }

    @Test
    void refusesAPatternForEverything() {
        for (String pattern : List.of("*.*", "**.**", "*.**")) {
            assertThatThrownBy(() -> parse("keep: [\"%s\"]".formatted(pattern)))
                    .hasMessageEndingWith(
                            pattern
                                    + " would cover columns that nobody has thought of; name a table or a column, for example posts.* or *.colour");
        }
    }

    @Test
    void saysWhereToEraseAndToKeep() {
        assertThatThrownBy(() -> parse("replace:\n  users.email: erase"))
                .hasMessage(
                        "recipe.yaml, line 2, column 16: erase is no pseudonym but a list of its own beside replace; write erase: [users.email]");
        assertThatThrownBy(() -> parse("replace: { users.bio: keep }"))
                .hasMessageEndingWith("beside replace; write keep: [users.bio]");
    }

    @Test
    void saysWhereAnOptionIsMisspelt() {
        assertThatThrownBy(() -> parse("replace:\n  users.email: { email: { hots: x } }"))
                .hasMessageStartingWith("recipe.yaml, line 2, column 27: ")
                .hasMessageContaining("host");
    }

    @Test
    void saysWhichColumnOfATemplateDoesNotExist() {
        assertThatThrownBy(() -> parse("replace:\n  users.email: { template: \"u{idd}\" }"))
                .hasMessageStartingWith("recipe.yaml, line 2, column 16: public.users.idd is not a column");
    }

    @Test
    void saysWhichSourceOfADerivedColumnDoesNotExist() {
        assertThatThrownBy(() -> parse("derive:\n  users.bio: { from: users.hndle }"))
                .hasMessageStartingWith("recipe.yaml, line 2")
                .hasMessageContaining("public.users.hndle is not a column");
    }

    @Test
    void searchesTheDdlUnlessItSaysKeep() {
        List<DdlText> ddl = List.of(new DdlText("a default of users.email", 1, "jane@corp.com"));

        assertThat(parse("ddl: keep").search(ddl)).isEqualTo(DdlTreatment.PERMITTED);
        assertThat(parse("keep: [users.**]").search(List.of())).isEqualTo(DdlTreatment.SEARCHED);
        assertThatThrownBy(() -> parse("keep: [users.**]").search(ddl))
                .hasMessageContaining("a default of users.email holds");
        assertThatThrownBy(() -> parse("ddl: erase"))
                .hasMessageStartingWith(
                        "recipe.yaml, line 1, column 6: ddl must be keep, which lets the DDL travel unsearched");
        assertThat(parse("ddl: keep").fingerprint())
                .isNotEqualTo(parse("{}").fingerprint())
                .isEqualTo(parse("{}").keepDdl().fingerprint());
    }

    @Test
    void refusesCasesWithoutAnEnd() {
        assertThatThrownBy(() -> parse("replace:\n  users.bio: [{ when: \"true\", use: keep }]"))
                .hasMessageContaining("the last case of replace.users.bio must not have a condition");
        assertThatThrownBy(() -> parse("replace:\n  users.bio: [scrub, erase]"))
                .hasMessageContaining("every case of replace.users.bio but the last needs a condition");
    }

    @Test
    void refusesAnUnknownSection() {
        assertThatThrownBy(() -> parse("relpace: {}")).hasMessageContaining("relpace is not known; a recipe may have");
    }

    @Test
    void refusesTwoRulesForOneColumn() {
        assertThatThrownBy(() -> parse("keep: [users.bio]\nerase: [users.bio]"))
                .hasMessage("recipe.yaml, line 2, column 9: users.bio has two rules; leave one");
    }
}
