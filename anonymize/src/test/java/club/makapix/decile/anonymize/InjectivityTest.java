package club.makapix.decile.anonymize;

import static club.makapix.decile.anonymize.Pseudonyms.digits;
import static club.makapix.decile.anonymize.Pseudonyms.handle;
import static club.makapix.decile.anonymize.Pseudonyms.postcode;
import static club.makapix.decile.anonymize.Pseudonyms.token;
import static org.assertj.core.api.Assertions.assertThat;

import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import club.makapix.decile.transfer.Snapshot;
import club.makapix.decile.transfer.Target;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That token and digits keep different texts different, whatever script they are written in. */
class InjectivityTest {
    /** Characters that texts are made of here; what looks alike stands side by side. */
    private static final List<String> CHARACTERS = List.of(
            "a",
            "B",
            "7",
            "-",
            " ",
            "\u00e9",
            "\u00c9",
            "e\u0301",
            "\u00df",
            "\u1e9e",
            "i",
            "I",
            "\u0131",
            "\u0130",
            "\u017f",
            "\u0142",
            "\u0141",
            "\u03c3",
            "\u03c2",
            "\u03a3",
            "\u0434",
            "\u0414",
            "\u05d0",
            "\u0645",
            "\u0663",
            "\u096b",
            "\uff17",
            "\uff21",
            "\uff41",
            "\ufb01",
            "fi",
            "\u4e2d",
            "\u56fd",
            "\uac00",
            "\u1100\u1161",
            "\u3042",
            "\u30a2",
            "\uff71",
            "\u2460",
            "\u00b2",
            "\u200d",
            "\u2013",
            "\ud83d\ude00",
            "\ud83d\ude01",
            "\ud801\udc00",
            "\ud801\udc28",
            "\ud835\udfd7",
            "\ud835\udfce",
            "\ud869\uded6",
            "\u212a",
            "K",
            "k",
            "\ue000",
            "\u0301");

    private static Set<String> texts(CanonicalForm form, int most) {
        Random random = new Random(41);
        Set<String> texts = new TreeSet<>();
        for (int count = 0; count < 6_000; count++) {
            StringBuilder text = new StringBuilder();
            for (int left = 1 + random.nextInt(most); left > 0; left--) {
                text.append(CHARACTERS.get(random.nextInt(CHARACTERS.size())));
            }
            texts.add(form.of(text.toString()));
        }
        return texts;
    }

    private static Map<String, String> pseudonyms(Pseudonym pseudonym, Set<String> texts) {
        RowContext row = Rewriting.context();
        return texts.stream()
                .collect(Collectors.toMap(
                        text -> text,
                        text -> String.valueOf(pseudonym.of(text, row)),
                        (a, b) -> a,
                        LinkedHashMap::new));
    }

    @ParameterizedTest(name = "texts of up to {0} characters, seed 41")
    @ValueSource(ints = {1, 2, 3, 12, 60})
    void keepsDifferentTextsDifferent(int most) {
        for (Pseudonym pseudonym : List.of(token(), digits(), postcode())) {
            assertThat(pseudonyms(pseudonym, texts(CanonicalForm.EXACT, most)).values())
                    .as(pseudonym.name())
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 12})
    void keepsDifferentTextsDifferentWithoutRegardToCase(int most) {
        for (Pseudonym pseudonym : List.of(token(), digits())) {
            assertThat(pseudonyms(pseudonym, texts(CanonicalForm.CASELESS, most)).values().stream()
                            .map(CanonicalForm.CASELESS::of))
                    .as(pseudonym.name())
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 12, 60})
    void keepsTheLengthInCharactersAndInBytes(int most) {
        pseudonyms(token(), texts(CanonicalForm.EXACT, most)).forEach((text, pseudonym) -> {
            assertThat(pseudonym.codePointCount(0, pseudonym.length()))
                    .isEqualTo(text.codePointCount(0, text.length()));
            assertThat(pseudonym.getBytes(StandardCharsets.UTF_8)).hasSameSizeAs(text.getBytes(StandardCharsets.UTF_8));
        });
    }

    /** All texts of one letter and one digit of a script, both ways round: a permutation fills its whole range. */
    @ParameterizedTest
    @CsvSource({"00e0, 00ff", "0430, 044f", "05d0, 05ea", "3041, 3096", "0660, 0669"})
    void permutesEachScriptWithinItself(String first, String last) {
        Set<String> texts = new TreeSet<>();
        for (int point = Integer.parseInt(first, 16); point <= Integer.parseInt(last, 16); point++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                texts.add(Character.toString(point) + digit);
            }
        }

        Map<String, String> pseudonyms = pseudonyms(token(), texts);

        assertThat(pseudonyms.values()).doesNotHaveDuplicates();
        assertThat(pseudonyms)
                .allSatisfy((text, pseudonym) -> assertThat(pseudonym)
                        .isNotEqualTo(text)
                        .satisfies(other -> assertThat(Character.UnicodeBlock.of(other.codePointAt(0)))
                                .isEqualTo(Character.UnicodeBlock.of(text.codePointAt(0)))));
    }

    @Test
    void replacesDigitsOfAnyScriptByDigitsOfIt() {
        String text = "\u0663\u0664 / \uff17 \ud835\udfd7, caf\u00e9";
        String other = digits().of(text, Rewriting.context());

        assertThat(other)
                .isNotEqualTo(text)
                .matches("[\u0660-\u0669]{2} / [\uff10-\uff19] [\ud835\udfce-\ud835\udfff], caf\u00e9");
    }

    @Test
    void isWhatItWasBeyondAscii() {
        RowContext row = Rewriting.context();

        assertThat(List.of(
                        token().of("Jos\u00e9-12", row),
                        token().of("\u0416\u0443\u043a 7", row),
                        token().of("\u5f20\u4f1f", row),
                        token().of("\ud83d\ude00", row),
                        digits().of("\u0663\u0664", row)))
                .containsExactly(
                        "Zkb\u00ef-26", "\u040d\u0453\u043f 1", "\u915e\u776e", "\ud83d\udc57", "\u0662\u0664");
    }

    /** Each kind of column has its own idea of equality, and the server judges. */
    @Test
    @ExtendWith(TestDatabases.class)
    void fillsUniqueColumnsOfEveryKind(TestDatabase source, TestDatabase target) {
        String schema = """
                create extension citext;
                create table codes (id int primary key, plain text unique, padded char(8) unique, loose citext unique,
                    short varchar(3) unique, digits text unique, list text[] unique)
                """;
        source.execute(schema);
        target.execute(schema);
        target.markAsDevelopment();
        List<String> rows = new ArrayList<>();
        int id = 0;
        for (String text : texts(CanonicalForm.EXACT, 3)) {
            rows.add("(%d, '%s')".formatted(id++, text));
        }
        source.execute(
                "create temporary table drawn (id int, text text); insert into drawn values " + String.join(",", rows)
                        + """
                ; insert into codes select id, text, text, text, left(text, 3), text, array[text, null] from drawn
                on conflict do nothing""");

        try (Snapshot snapshot = Snapshot.open(source.dataSource())) {
            Anonymizer anonymizer = Anonymizer.of(snapshot.schema(), Rewriting.SECRET)
                    .replace("codes.plain", token())
                    .replace("codes.padded", token())
                    .replace("codes.loose", token())
                    .replace("codes.short", token())
                    .replace("codes.digits", digits())
                    .replace("codes.list", token());
            snapshot.transfer(new Everything()).rewriting(anonymizer).into(Target.database(target.dataSource()));
        }

        assertThat(target.rows("select count(*) from codes")).isEqualTo(source.rows("select count(*) from codes"));
    }

    /** {@code Irem} and {@code \u0130rem} are two people, although both have the small letter i. */
    @Test
    void handlesDifferWhereCapitalsShareTheirSmallLetter() {
        List<String> letters = List.of(
                "i", "I", "\u0130", "\u0131", "k", "K", "\u212a", "\u00df", "\u1e9e", "\u01c6", "\u01c5", "\u01c4");
        Map<String, String> values = new LinkedHashMap<>();
        for (String first : letters) {
            for (String second : letters) {
                for (String third : letters) {
                    String value = first + second + third;
                    String pseudonym = String.valueOf(handle().of(value, Rewriting.context()));
                    assertThat(values.put(pseudonym, value)).as(value).isNull();
                    assertThat(Casing.fold(pseudonym)).isEqualTo(handle().of(Casing.fold(value), Rewriting.context()));
                }
            }
        }
    }
}
