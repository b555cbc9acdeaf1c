package club.makapix.decile.anonymize;

import static club.makapix.decile.anonymize.Pseudonyms.composite;
import static club.makapix.decile.anonymize.Pseudonyms.hstore;
import static club.makapix.decile.anonymize.Pseudonyms.json;
import static club.makapix.decile.anonymize.Pseudonyms.value;
import static club.makapix.decile.anonymize.Pseudonyms.xml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartsTest {
    private static final Pseudonym X = value("x");

    private final RowContext row = Rewriting.context();

    @Test
    void reachesMembersElementsAndAnyDepth() {
        String text =
                "{\"a\": {\"b\": \"1\", \"c\": [\"2\", {\"b\": 3}]}, \"d\": [\"4\", null, true], \"e\": 1.50e3, \"f\": {\"g\": {\"b\": \"5\"}}}";

        assertThat(json().at("a.b", X)
                        .at("d.*", X)
                        .remove("a.c.0")
                        .at("f.**.b", X)
                        .of(text, row))
                .isEqualTo(
                        "{\"a\": {\"b\": \"x\", \"c\": [{\"b\": 3}]}, \"d\": [\"x\", null, \"x\"], \"e\": 1.50e3, \"f\": {\"g\": {\"b\": \"x\"}}}");
    }

    @Test
    void treatsWhatNoPathNamesAsItIsTold() {
        String text = "{\"keep\": 1, \"ann@real.example\": {\"deep\": 2}, \"a\": {\"b\": \"1\", \"c\": 2}}";

        assertThat(json().keep("keep").at("a.b", X).otherwiseRemoved().of(text, row))
                .isEqualTo("{\"keep\": 1, \"a\": {\"b\": \"x\"}}");
        assertThat(json().keep("keep").otherwiseErased().of("{\"keep\": 1, \"b\": {\"c\": 1}}", row))
                .isEqualTo("{\"keep\": 1, \"b\": null}");
    }

    @Test
    void renamesMembers() {
        assertThat(json().at("*~", Pseudonyms.token()).of("{\"ann\": 1, \"bob\": 2}", row))
                .matches("\\{\"[a-z]{3}\": 1, \"[a-z]{3}\": 2}")
                .doesNotContain("ann");
    }

    @Test
    void appliesAPseudonymToEverythingInAnObject() {
        assertThat(json().at("a", X).of("{\"a\": {\"b\": \"1\", \"c\": [2, null]}}", row))
                .isEqualTo("{\"a\": {\"b\": \"x\", \"c\": [\"x\", null]}}");
    }

    @Test
    void keepsNumbersNumbersWhereThePseudonymIsOne() {
        assertThat(json().at("a", value("7")).of("{\"a\": 1, \"b\": 12345678901234567890.10}", row))
                .isEqualTo("{\"a\": 7, \"b\": 12345678901234567890.10}");
    }

    @Test
    void doesNotLetAScalarPassWhereAnObjectWasExpected() {
        assertThat(json().at("a.b", X).of("\"ann@real.example\"", row)).isEqualTo("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\"}", "[1 2]", "\"open", "{\"a\": 1} x", "[1,]x"})
    void refusesWhatIsNotJson(String text) {
        assertThatThrownBy(() -> json().at("a", X).of(text, row)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesPathsThatMeanNothing() {
        assertThatThrownBy(() -> json().erase("*~")).isInstanceOf(SchemaException.class);
        assertThatThrownBy(() -> composite().remove("1"))
                .hasMessage("a field of a composite cannot be removed; erase it");
        assertThatThrownBy(() -> composite().otherwiseRemoved()).isInstanceOf(SchemaException.class);
    }

    /** A path that leads nowhere would let pass what it was written for. */
    @ParameterizedTest
    @ValueSource(strings = {"$", "", "a..b", "a[b]", "a[-1]", "tags[]", "a]", "['a'", "*~.a", "a[0]b"})
    void refusesPathsThatAreNone(String path) {
        assertThatThrownBy(() -> json().at(path, X))
                .isInstanceOf(SchemaException.class)
                .hasMessageStartingWith(path + " is not a path");
    }

    @Test
    void refusesPathsThatLeadNowhereInSuchAValue() {
        assertThatThrownBy(() -> composite().at("street", X))
                .hasMessage("street is no field of a composite; number them from 1");
        assertThatThrownBy(() -> composite().at("*~", X)).isInstanceOf(SchemaException.class);
        assertThatThrownBy(() -> hstore().at("a.b", X))
                .hasMessage("a.b leads nowhere, for an hstore holds texts; write ['a.b'] for a name with a dot");
        assertThat(hstore().at("['a.b']", X).of("\"a.b\"=>\"1\", \"a\"=>\"2\"", row))
                .isEqualTo("\"a.b\"=>\"x\", \"a\"=>\"2\"");
    }

    @Test
    void readsPathsAsJsonPathHasThem() {
        String text = "{\"a.b\": 1, \"l\": [{\"m\": 2}, {\"m\": 3}], \"[x]\": 4}";

        assertThat(json().at("['a.b']", X).at("$.l[0].m", X).at("[\"[x]\"]", X).of(text, row))
                .isEqualTo("{\"a.b\": \"x\", \"l\": [{\"m\": \"x\"}, {\"m\": 3}], \"[x]\": \"x\"}");
        assertThat(json().at("$['l'][*].m", X).of(text, row)).contains("[{\"m\": \"x\"}, {\"m\": \"x\"}]");
    }

    @Test
    void leavesWhatItDoesNotReplaceAsItWasWritten() {
        String kept =
                "{ \"a\\u0041\\n\" : \"\\\"\\\\\\t\\u00e9\\u0000\\ud83d\",\"n\":[1.0, -0.0,1e400 , 12345678901234567890.10],\r\n\"a\": 1,\"a\":2, \"b\": \"x\" }";

        assertThat(json().at("b", value("y")).of(kept, row)).isEqualTo(kept.replace("\"x\"", "\"y\""));
        assertThat(json().at("n.*", value("x")).at("b", value("y")).of(kept, row))
                .contains("[\"x\", \"x\",\"x\" , \"x\"]");
        assertThat(json().at("a", value("7")).of(kept, row)).contains("\"a\": 7,\"a\":7");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "[1, 2, 3];0;[2, 3]",
                "[1, 2, 3];1;[1, 3]",
                "[1, 2, 3];2;[1, 2]",
                "[ 1 ];0;[ ]",
                "{\"a\": {\"a\": 1}, \"b\": 2, \"a\": 3};a;{\"b\": 2}",
                "{\"b\": [], \"a\": \"]}\", \"c\": {}};a;{\"b\": [], \"c\": {}}",
                "{\"a\": 1};a;{}",
                "{\"x\": {\"a\": 1, \"b\": 2, \"c\": 3}};x.*;{\"x\": {}}"
            })
    void removesAMemberOrElementWithItsComma(String text, String path, String left) {
        assertThat(json().remove(path).of(text, row)).isEqualTo(left);
    }

    @Test
    void escapesWhatJsonCannotHoldAsItIs() {
        Pseudonym same = (text, context) -> text;
        String text = "{\"a\": \"\\\"\\\\\\n\\u0000\\u001f\\ud83d\\ude00\\udc00\"}";

        assertThat(json().at("a", same).of(text, row))
                .isEqualTo("{\"a\": \"\\\"\\\\\\n\\u0000\\u001F\ud83d\ude00\\udc00\"}");
    }

    @Test
    void readsNestingNamesAndNumbersOfAnySize() {
        String deep = "[".repeat(50_000) + "\"ann\"" + "]".repeat(50_000);
        String wide = "{\"" + "n".repeat(100_000) + "\": " + "9".repeat(200_000) + ", \"a\": 1}";

        assertThat(json().at("**.0", X).of(deep, row)).isEqualTo(deep.replace("ann", "x"));
        assertThat(json().at("a", X).of(wide, row)).isEqualTo(wide.replace(": 1}", ": \"x\"}"));
    }

    @Test
    void doesNotLetAScalarPassWhereAPathExpectsParts() {
        String text = "{\"author\": \"Ann\", \"tags\": \"ann\", \"by\": 7, \"any\": \"b\", \"none\": null}";

        assertThat(json().at("author.name", X)
                        .at("tags.*", X)
                        .at("by.*~", X)
                        .at("any.**.x", X)
                        .at("none.x", X)
                        .of(text, row))
                .isEqualTo("{\"author\": null, \"tags\": null, \"by\": null, \"any\": \"b\", \"none\": null}");
    }

    @Test
    void takesTheFirstPathThatLeadsToAPart() {
        String text = "{\"a\": {\"b\": \"1\", \"c\": \"2\"}}";

        assertThat(json().keep("a.b").at("a.*", X).of(text, row)).isEqualTo("{\"a\": {\"b\": \"1\", \"c\": \"x\"}}");
        assertThat(json().at("**", X).keep("a.b").of(text, row)).isEqualTo("{\"a\": {\"b\": \"x\", \"c\": \"x\"}}");
    }

    @Test
    void replacesEveryTextOfAnXmlDocument() {
        assertThat(xml(X).of(
                                "<?xml version='1.0'?><a k='1' l=\"a>b\"><!-- ann --><b>Ann &amp; Bob</b><![CDATA[c]]></a>",
                                row))
                .isEqualTo("<a k=\"x\" l=\"x\"><b>x</b>x</a>");
    }

    @Test
    @ExtendWith(TestDatabases.class)
    void writesHstoreAndCompositesThatTheServerReads(TestDatabase database) {
        database.execute("create extension hstore; create type pair as (a text, b text)");
        String stored = database.rows(
                        "select hstore(array['q\"', 'b\\', 'n', 'k'], array['1', 'two, =>', null, ''])::text")
                .get(0);
        String paired = database.rows("select row('a \"b\" \\ (c), d', null)::pair::text")
                .get(0);
        String same = hstore().at("none", X).of(stored, row);

        assertThat(database.rows("select $q$%s$q$::hstore = $q$%s$q$::hstore".formatted(stored, same)))
                .containsExactly("t");
        assertThat(database.rows("select ($q$%s$q$::pair)::text = $q$%s$q$::pair::text"
                        .formatted(composite().at("2", X).of(paired, row), paired)))
                .containsExactly("t");
        assertThat(hstore().at("k", X).otherwiseRemoved().of(stored, row)).isEqualTo("\"k\"=>\"x\"");
        assertThat(composite().at("1", X).of(paired, row)).isEqualTo("(\"x\",)");
    }

    @Test
    @ExtendWith(TestDatabases.class)
    void writesArraysThatTheServerReads(TestDatabase database) {
        String array = database.rows("select '[0:1][1:2]={{\"a,b\",\"{}\"},{NULL,\"\\\\\\\"\"}}'::text[]::text")
                .get(0);
        String mapped = PgArray.map(array, element -> element);

        assertThat(database.rows("select $q$%s$q$::text[] = $q$%s$q$::text[]".formatted(array, mapped)))
                .containsExactly("t");
        assertThat(PgArray.map("{}", element -> "x")).isEqualTo("{}");
        assertThat(PgArray.map("{\"NULL\",NULL,null}", element -> "x")).isEqualTo("{\"x\",NULL,NULL}");
    }
}
