package club.makapix.decile.anonymize;

import static club.makapix.decile.anonymize.Conditional.when;
import static club.makapix.decile.anonymize.Pseudonyms.declaredUnique;
import static club.makapix.decile.anonymize.Pseudonyms.handle;
import static club.makapix.decile.anonymize.Pseudonyms.host;
import static club.makapix.decile.anonymize.Pseudonyms.mask;
import static club.makapix.decile.anonymize.Pseudonyms.number;
import static club.makapix.decile.anonymize.Pseudonyms.token;
import static club.makapix.decile.anonymize.Pseudonyms.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.Table;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which rules let unique indexes stay unique. */
@ExtendWith(TestDatabases.class)
class UniquenessTest {
    /** Returns the refusal of the rules for a schema, empty if they are fine. */
    private static String refusal(TestDatabase database, String ddl, UnaryOperator<Anonymizer> rules) {
        database.execute("drop table if exists a; " + ddl);
        Schema schema = database.readSchema();
        Throwable thrown = catchThrowable(
                () -> rules.apply(Anonymizer.of(schema, Rewriting.SECRET)).check(schema.tables()));
        return thrown == null ? "" : String.valueOf(thrown.getMessage());
    }

    @Test
    void asksOfEachReplacedColumnOfACompositeKeyToStayDistinct(TestDatabase database) {
        String ddl = "create table a (tenant int, name text, nick text, unique (tenant, name), unique (name, nick))";

        assertThat(refusal(
                        database, ddl, rules -> rules.replace("a.name", mask(1)).keep("a.nick")))
                .contains("a.name is unique by the index a_tenant_name_key")
                .contains("a.name is unique by the index a_name_nick_key");
        assertThat(refusal(
                        database,
                        ddl,
                        rules -> rules.replace("a.name", handle()).keep("a.nick")))
                .isEmpty();
        assertThat(refusal(
                        database,
                        ddl,
                        rules -> rules.replace("a.name", handle()).replace("a.nick", mask(1))))
                .contains("a.nick is unique by the index a_name_nick_key")
                .doesNotContain("a_tenant_name_key");
    }

    @Test
    void refusesToChangeWhichRowsAPartialIndexPicks(TestDatabase database) {
        String ddl = """
                create table a (name text, state text, gone timestamptz);
                create unique index living on a (name) where gone is null;
                create unique index open on a (name) where state = 'open'
                """;

        assertThat(refusal(
                        database, ddl, rules -> rules.keep("a.name", "a.state").erase("a.gone")))
                .contains("the index living is unique among the rows that its condition over a.gone picks")
                .doesNotContain("open");
        assertThat(refusal(database, ddl, rules -> rules.keep("a.name").replace("a.state", token())))
                .contains("the index open is unique among the rows that its condition over a.state picks");
        assertThat(refusal(database, ddl, rules -> rules.keep("a.name").replace("a.state", declaredUnique(token()))))
                .isEmpty();
        assertThat(refusal(
                        database,
                        ddl,
                        rules -> rules.replace("a.name", handle()).keep("a.state")))
                .isEmpty();
    }

    @Test
    void asksForMoreThanAnotherCaseWhereCaseDoesNotCount(TestDatabase database) {
        String ddl =
                "create table a (code text, mail text, low text unique); create unique index folded on a (lower(code))";

        assertThat(refusal(database, ddl, rules -> rules.keep("a.mail", "a.low").replace("a.code", token())))
                .contains("a.code is unique by the index folded, but different values could become the same by token")
                .contains("use email, handle, hash or a template of the key");
        assertThat(refusal(database, ddl, rules -> rules.keep("a.mail", "a.low").replace("a.code", handle())))
                .isEmpty();
        assertThat(refusal(
                        database,
                        ddl,
                        rules -> rules.keep("a.code")
                                .replace("a.mail", token())
                                .derive("a.low", Derivation.from("a.mail").with(Derivation.lower()))))
                .contains("a.low is unique by the index a_low_key");
        assertThat(refusal(
                        database,
                        ddl,
                        rules -> rules.keep("a.code", "a.mail").replace("a.low", declaredUnique(token()))))
                .isEmpty();
    }

    @Test
    void takesATextKeyInATemplateForDistinctWhereCaseCounts(TestDatabase database) {
        String ddl =
                "create extension if not exists citext; create table a (code text primary key, loose citext unique, name text unique)";

        assertThat(refusal(
                        database,
                        ddl,
                        rules -> rules.keep("a.code")
                                .replace("a.loose", Pseudonyms.template("x{code}"))
                                .replace("a.name", Pseudonyms.template("x{code}"))))
                .contains("a.loose is unique by the index a_loose_key")
                .doesNotContain("a.name is");
    }

    @Test
    void doesNotTakeDigitsOfANumberOrAnotherHostForDistinct(TestDatabase database) {
        String ddl = "create table a (pin int unique, url text unique)";

        assertThat(refusal(
                        database,
                        ddl,
                        rules -> rules.replace("a.pin", Pseudonyms.digits())
                                .replace("a.url", host("https://a.example", "https://b.example"))))
                .contains("a.pin is unique by the index a_pin_key", "use uuid or number")
                .contains("a.url is unique by the index a_url_key");
    }

    @Test
    void letsAConditionAskForNullOfWhatIsReplaced(TestDatabase database) {
        String ddl =
                "create table a (name text, \"the Url\" text); create unique index named on a (name) where name is not null and \"the Url\" is null";

        assertThat(refusal(
                        database,
                        ddl,
                        rules -> rules.replace("a.name", handle()).replace("a.the Url", token())))
                .isEmpty();
        assertThat(refusal(
                        database,
                        ddl,
                        rules -> rules.replace("a.name", handle())
                                .replace("a.the Url", Pseudonyms.hostOrNull("https://a.example", "https://b.example"))))
                .contains("the index named is unique among the rows");
        assertThat(refusal(
                        database,
                        ddl,
                        rules -> rules.replace("a.name", handle())
                                .replace("a.the Url", host("https://a.example", "https://b.example"))))
                .isEmpty();
    }

    @Test
    void letsErasedRowsLeaveAnIndex(TestDatabase database) {
        String ddl = """
                create table a (name int, address inet, kind text);
                create unique index known on a (name) where address is not null and kind = 'x'
                """;

        assertThat(refusal(database, ddl, rules -> rules.keep("a.kind").erase("a.address")))
                .isEmpty();
        assertThat(refusal(
                        database,
                        "create table a (name int, address inet); create unique index known on a (name) where not (address is not null and name > 3)",
                        rules -> rules.erase("a.address")))
                .contains("the index known is unique among the rows");
    }

    @Test
    void looksThroughGeneratedColumns(TestDatabase database) {
        String ddl = """
                create table a (name text, mail text, na text,
                    low text generated always as (lower(name)) stored unique, digest text generated always as (md5(mail)) stored unique)
                """;

        assertThat(refusal(
                        database, ddl, rules -> rules.replace("a.name", mask(1)).keep("a.mail", "a.na")))
                .contains("a.name is unique by the index a_low_key");
        assertThat(refusal(
                        database,
                        ddl,
                        rules ->
                                rules.replace("a.name", handle()).keep("a.mail").replace("a.na", mask(1))))
                .isEmpty();
        assertThat(refusal(
                        database,
                        ddl,
                        rules -> rules.keep("a.name").erase("a.na").replace("a.mail", handle())))
                .contains("the index a_digest_key is unique by an expression over a.mail that cannot be judged");
    }

    @Test
    void trustsNoPseudonymUnderACollationOfItsOwn(TestDatabase database) {
        String ddl = """
                create collation if not exists loose (provider = icu, locale = 'und-u-ks-level1', deterministic = false);
                create table a (name text collate loose unique)
                """;

        assertThat(refusal(database, ddl, rules -> rules.replace("a.name", handle())))
                .contains("a.name is unique by the index a_name_key");
        assertThat(refusal(database, ddl, rules -> rules.replace("a.name", declaredUnique(handle()))))
                .isEmpty();
    }

    @Test
    void doesNotLeaveAHugeIndexToLuck(TestDatabase database) {
        database.execute("create table a (name text unique)");
        Schema schema = database.readSchema();

        assertThat(Collisions.odds(handle(), 1_000_000)).isBetween(1e-7, 1e-6);
        assertThat(Collisions.odds(Pseudonyms.inDomain("people", handle()), 1_000_000))
                .isEqualTo(Collisions.odds(Pseudonyms.email(), 1_000_000));
        assertThat(Collisions.odds(Pseudonyms.uuid(), 1_000_000_000)).isLessThan(1e-18);
        assertThat(Collisions.odds(token(), 10_000_000)).isLessThan(1e-4);
        assertThat(Collisions.odds(number(), 1_000_000_000)).isZero();
        assertThat(refusalOf(estimating(schema, 1_000_000_000), handle()))
                .contains(
                        "a.name is unique by the index a_name_key, but two of about 1,000,000,000 values become the same handle with odds of 0.21; use hash");
        assertThat(refusalOf(estimating(schema, 10_000_000), handle())).isEmpty();
    }

    private static String refusalOf(Schema schema, Pseudonym pseudonym) {
        Throwable thrown = catchThrowable(() -> Anonymizer.of(schema, Rewriting.SECRET)
                .replace("a.name", pseudonym)
                .check(schema.tables()));
        return thrown == null ? "" : String.valueOf(thrown.getMessage());
    }

    private static Schema estimating(Schema schema, long rows) {
        Table table = schema.table("a");
        Table large = new Table(
                table.name(),
                table.columns(),
                table.uniqueKeys(),
                table.checks(),
                table.exclusions(),
                table.triggers(),
                table.partitionColumns(),
                table.partitions(),
                table.inheritanceParents(),
                rows,
                table.indexedPrefixes(),
                table.rowSecurity());
        return Schema.of(List.of(large), List.of(), List.of());
    }

    @Test
    void refusesCasesThatMayMeet(TestDatabase database) {
        String ddl = "create table a (kind text, code text unique, own text, vip boolean, unique (kind, own))";
        UnaryOperator<Anonymizer> kept = rules -> rules.keep("a.kind");

        assertThat(refusal(
                        database,
                        ddl,
                        rules -> kept.apply(rules)
                                .replace("a.code", when("vip", token()).otherwiseKeep())
                                .replace("a.own", when("vip", token()).otherwise(Pseudonyms.postcode()))))
                .contains("a.code is unique by the index a_code_key, but two of its cases could write the same value")
                .contains("a.own is unique by the index a_kind_own_key, but two of its cases");
        assertThat(refusal(
                        database,
                        ddl,
                        rules -> kept.apply(rules)
                                .replace(
                                        "a.code",
                                        when("vip", declaredUnique(value("x"))).otherwise(token()))
                                .replace("a.own", when("t.kind = 'x'", token()).otherwiseKeep())))
                .isEmpty();
        assertThat(refusal(
                        database,
                        ddl,
                        rules -> kept.apply(rules)
                                .replace("a.code", when("vip", handle()).otherwiseKeep())
                                .replace("a.own", when("vip", token()).otherwiseErase())))
                .isEmpty();
    }

    @Test
    void keepsNumbersAndPrimaryKeysDistinct(TestDatabase database) {
        String ddl = "create table a (id bigint primary key, pin int unique, at date unique)";

        assertThat(refusal(
                        database, ddl, rules -> rules.replace("a.id", number()).replace("a.pin", number())))
                .isEmpty();
        assertThat(refusal(database, ddl, rules -> rules.replace("a.pin", value("1"))))
                .contains("a.pin is unique by the index a_pin_key", "use uuid or number");
        assertThat(refusal(database, ddl, rules -> rules.replace("a.at", Pseudonyms.shift(3))))
                .contains("a.at is unique by the index a_at_key");
    }
}
