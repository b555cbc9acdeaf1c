package club.makapix.decile.anonymize;

import static org.assertj.core.api.Assertions.assertThat;

import club.makapix.decile.schema.Schema;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a column holds for equal becomes the same pseudonym, whichever is asked. */
@ExtendWith(TestDatabases.class)
class CanonicalFormTest {
    private static TestDatabase database;

    @BeforeAll
    static void makeColumns(TestDatabase empty) {
        database = empty;
        database.execute("""
                create extension citext;
                create collation loose (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
                create table people (id int primary key, exact text, caseless citext, padded char(64), loose text collate loose);
                insert into people values
                    (1, 'Zoë Ng', 'Zoë Ng', 'Zoë Ng', U&'Zo\\00EB Ng'),
                    (2, 'zoË ng', 'zoË ng', 'Zoë Ng   ', U&'zOE\\0308 NG');
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email",
                "handle",
                "token",
                "hash",
                "url",
                "firstName",
                "lastName",
                "fullName",
                "street",
                "city",
                "company",
                "postcode"
            })
    void isSharedByWhatTheColumnHoldsForEqual(String name) {
        assertThat(database.rows(
                        "select count(distinct caseless), count(distinct padded), count(distinct loose) from people"))
                .containsExactly("1|1|1");
        Pseudonym pseudonym = BuiltIns.plain(name);
        Anonymizer anonymizer = Anonymizer.of(database.readSchema(), Rewriting.SECRET)
                .replace("people.exact", pseudonym)
                .replace("people.caseless", pseudonym)
                .replace("people.padded", pseudonym)
                .replace("people.loose", pseudonym);

        List<Map<String, String>> rows = Rewriting.rows(database, anonymizer, "people");

        assertThat(rows).extracting(row -> row.get("exact")).doesNotContainNull();
        for (String column : List.of("caseless", "padded", "loose")) {
            assertThat(rows)
                    .as(column)
                    .extracting(row -> row.get(column).toLowerCase(Locale.ROOT))
                    .hasSize(2)
                    .containsOnly(rows.get(0).get(column).toLowerCase(Locale.ROOT));
        }
    }

    /** The server says which of these are equal; what is equal has one canonical form. */
    @Test
    void isSharedByWhatACollationHoldsForEqual() {
        database.execute("""
                create collation second (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
                create collation first (provider = icu, locale = 'und-u-ks-level1', deterministic = false);
                create table words (id int primary key generated always as identity, second text collate second, first text collate first);
                insert into words (second) select unnest(string_to_array(
                    'a A á Á e\u0301 é É σ ς Σ ア あ ァ ｱ ぁ が ガ か カ ゴ ｺﾞ ם מ ß ss SS ﬁ fi Ａ ｶﾞ x x\u00ad æ ae Æ ø o Ø ł Ł l œ oe đ d ñ n ü u', ' '));
                update words set first = second""");
        Schema schema = database.readSchema();

        for (String column : List.of("first", "second")) {
            CanonicalForm form = CanonicalForm.of(schema.table("words").column(column));
            List<String> equal =
                    database.rows("select a.%1$s, b.%1$s from words a join words b on a.id < b.id and a.%1$s = b.%1$s"
                            .formatted(column));
            assertThat(equal).hasSizeGreaterThan(20).allSatisfy(pair -> {
                String[] both = pair.split("\\|", -1);
                assertThat(form.of(both[0])).as(column).isEqualTo(form.of(both[1]));
            });
        }
        assertThat(CanonicalForm.LOOSE.of("r\u00e9sum\u00e9")).isNotEqualTo(CanonicalForm.LOOSE.of("resume"));
    }

    @Test
    void foldsLettersOneByOneWhateverTheLocale() {
        assertThat(CanonicalForm.CASELESS.of("\u0130I")).isEqualTo("ii");
        assertThat(CanonicalForm.LOOSE.of("\uFB01X\u00C5")).isEqualTo(CanonicalForm.LOOSE.of("fixA\u030A"));
        assertThat(CanonicalForm.PADDED.of("a b  ")).isEqualTo("a b");
        assertThat(CanonicalForm.EXACT.of("Ab ")).isEqualTo("Ab ");
    }
}
