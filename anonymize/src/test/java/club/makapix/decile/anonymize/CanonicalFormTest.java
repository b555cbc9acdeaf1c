package club.makapix.decile.anonymize;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void foldsLettersOneByOneWhateverTheLocale() {
        assertThat(CanonicalForm.CASELESS.of("\u0130I")).isEqualTo("ii");
        assertThat(CanonicalForm.LOOSE.of("\uFB01X\u00C5")).isEqualTo(CanonicalForm.LOOSE.of("fixA\u030A"));
        assertThat(CanonicalForm.PADDED.of("a b  ")).isEqualTo("a b");
        assertThat(CanonicalForm.EXACT.of("Ab ")).isEqualTo("Ab ");
    }
}
