package club.makapix.decile.anonymize;

import static club.makapix.decile.anonymize.Pseudonyms.*;
import static org.assertj.core.api.Assertions.assertThat;

import club.makapix.decile.recipe.RecipeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Writes the page that shows every built-in pseudonym at work, and sees to it that the page in the repository is that one. */
class PseudonymPageTest {
    private static final Path PAGE = Path.of("PSEUDONYMS.md");
    private static final RowContext ROW = Rewriting.context(Map.of("id", "42", "user_id", "7"));
    private static final Locale GERMAN = Locale.GERMAN;

    /** One line of the page; what stands in the recipe and in Java must do the same. */
    record Example(String recipe, String java, Pseudonym pseudonym, String type, String value) {
        String name() {
            return recipe.replaceAll("\\W*(\\w+).*", "$1");
        }

        Pseudonym parsed() {
            return PseudonymSection.read(
                    RecipeFile.parse("page", "p: " + recipe).find("p").orElseThrow());
        }

        @Override
        public String toString() {
            return recipe;
        }
    }

    static List<Example> examples() {
        return List.of(
                new Example(
                        "{ template: \"user{id}@dev.local\" }",
                        "template(\"user{id}@dev.local\")",
                        template("user{id}@dev.local"),
                        "text",
                        "ann@real.example"),
                new Example("{ value: \"none\" }", "value(\"none\")", value("none"), "text", "ann@real.example"),
                new Example("email", "email()", email(), "text", "ann@real.example"),
                new Example(
                        "{ email: { host: dev.local } }",
                        "email(\"dev.local\")",
                        email("dev.local"),
                        "text",
                        "Ann@Real.example"),
                new Example("handle", "handle()", handle(), "text", "ann"),
                new Example(
                        "{ handle: { domain: people } }",
                        "inDomain(\"people\", handle())",
                        inDomain("people", handle()),
                        "text",
                        "ann"),
                new Example("firstName", "firstName()", firstName(), "text", "Ann"),
                new Example("lastName", "lastName()", lastName(), "text", "Smith"),
                new Example("fullName", "fullName()", fullName(), "text", "Ann Smith"),
                new Example(
                        "{ fullName: { locale: ja } }",
                        "fullName(Locale.JAPANESE)",
                        fullName(Locale.JAPANESE),
                        "text",
                        "Ann Smith"),
                new Example(
                        "{ street: { locale: de } }", "street(Locale.GERMAN)", street(GERMAN), "text", "Hauptstr. 1"),
                new Example("{ city: { locale: de } }", "city(Locale.GERMAN)", city(GERMAN), "text", "Berlin"),
                new Example(
                        "{ company: { locale: de } }", "company(Locale.GERMAN)", company(GERMAN), "text", "Smith GmbH"),
                new Example("postcode", "postcode()", postcode(), "text", "SW1A 1AA"),
                new Example("phone", "phone()", phone(), "text", "+49 30 1234567"),
                new Example("{ phone: { region: DE } }", "phone(\"DE\")", phone("DE"), "text", "030 1234567 ext. 42"),
                new Example("url", "url(\"example.com\")", url("example.com"), "text", "https://ann.example/me"),
                new Example("ip", "ip()", ip(), "inet", "203.0.113.77"),
                new Example("ip", "ip()", ip(), "inet", "2001:db8::42/64"),
                new Example("ip", "ip()", ip(), "cidr", "203.0.113.0/24"),
                new Example("mac", "mac()", mac(), "macaddr", "08:00:2b:01:02:03"),
                new Example("uuid", "uuid()", uuid(), "uuid", "7b1c2f34-0000-4000-8000-000000000001"),
                new Example("bytes", "bytes()", bytes(), "bytea", "\\x08002b010203"),
                new Example("token", "token()", token(), "text", "9f86d081884c7d65"),
                new Example("token", "token()", token(), "text", "AB-1234-x"),
                new Example("token", "token()", token(), "text", "Jos\u00e9-12"),
                new Example("digits", "digits()", digits(), "text", "DE 123-456"),
                new Example("number", "number()", number(), "int4", "12345"),
                new Example("hash", "hash()", hash(), "text", "ann"),
                new Example("passwordHash", "passwordHash()", passwordHash(), "text", "$2b$12$…"),
                new Example("{ mask: { keep: 2 } }", "mask(2)", mask(2), "text", "ann smith"),
                new Example("lorem", "lorem()", lorem(), "text", "Ann was here in May"),
                new Example(
                        "{ shift: { days: 30, by: user_id } }",
                        "shift(30, \"user_id\")",
                        shift(30, "user_id"),
                        "date",
                        "1984-02-29"),
                new Example("{ noise: { percent: 10 } }", "noise(10)", noise(10), "numeric", "1250.00"),
                new Example("{ bucket: 10 }", "bucket(10)", bucket(10), "int4", "37"),
                new Example(
                        "{ host: { from: \"https://a.example\", to: \"https://b.example\" } }",
                        "host(\"https://a.example\", \"https://b.example\")",
                        host("https://a.example", "https://b.example"),
                        "text",
                        "https://a.example/x.png"),
                new Example("scrub", "scrub()", scrub(), "text", "ask @ann, ann@real.example or +49 30 1234567"),
                new Example(
                        "{ json: { name: fullName, \"**.ip\": ip, otherwise: remove } }",
                        "json().at(\"name\", fullName()).at(\"**.ip\", ip()).otherwiseRemoved()",
                        json().at("name", fullName()).at("**.ip", ip()).otherwiseRemoved(),
                        "jsonb",
                        "{\"name\": \"Ann Smith\", \"log\": [{\"ip\": \"203.0.113.77\"}], \"age\": 41}"),
                new Example(
                        "{ hstore: { mail: email } }",
                        "hstore().at(\"mail\", email())",
                        hstore().at("mail", email()),
                        "hstore",
                        "\"mail\"=>\"ann@real.example\", \"lang\"=>\"en\""),
                new Example(
                        "{ composite: { \"1\": { street: { locale: de } } } }",
                        "composite().at(\"1\", street(Locale.GERMAN))",
                        composite().at("1", street(GERMAN)),
                        "composite",
                        "(\"Hauptstr. 1\",Berlin)"),
                new Example(
                        "{ xml: fullName }",
                        "xml(fullName())",
                        xml(fullName()),
                        "xml",
                        "<a by=\"Ann Smith\"><!-- Ann --><b>Ann Smith</b></a>"));
    }

    /** {@code -Ddecile.page=write} writes the page anew. */
    @Test
    void isThePageThatTheCodeMakes() throws IOException {
        if ("write".equals(System.getProperty("decile.page"))) {
            Files.writeString(PAGE, page());
        }
        assertThat(PAGE).hasContent(page());
    }

    @Test
    void showsEveryBuiltInPseudonym() {
        assertThat(examples().stream().map(Example::name).distinct().sorted().toList())
                .isEqualTo(BuiltIns.names());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void doesTheSameInJavaAndInARecipe(Example example) {
        TableColumn place = Places.of(example.type());

        assertThat(example.parsed().of(example.value(), ROW))
                .isEqualTo(example.pseudonym().of(example.value(), ROW))
                .isNotEqualTo(example.value());
        assertThat(example.parsed().suits(place)).isTrue();
        assertThat(example.parsed().of(example.value(), ROW).length())
                .isLessThanOrEqualTo(example.parsed().maxLength(place));
    }

    private static String page() {
        return Stream.concat(
                        Stream.of(
                                "# Pseudonyms at work",
                                "",
                                "Made by `PseudonymPageTest` from the code, with a secret that is no secret and a row whose `id` is 42 and whose `user_id` is 7; a test fails when the page says something else",
                                "than the code does. What each option means stands in the [README](README.md). Characters are the most that a pseudonym may have, in a column without a length of its own.",
                                "",
                                "| recipe | Java | column | value | becomes | domain | injective | characters |",
                                "|---|---|---|---|---|---|---|---|"),
                        examples().stream().map(PseudonymPageTest::line))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(Example example) {
        Pseudonym pseudonym = example.pseudonym();
        TableColumn place = Places.of(example.type());
        int longest = pseudonym.maxLength(place);
        return Stream.of(
                        code(example.recipe()),
                        code(example.java()),
                        example.type(),
                        code(example.value()),
                        code(pseudonym.of(example.value(), ROW)),
                        pseudonym.domain().isEmpty() ? "" : code(pseudonym.domain()),
                        pseudonym.isInjective(place) ? "yes" : "no",
                        longest == Pseudonym.UNKNOWN_LENGTH ? "" : String.valueOf(longest))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String code(String text) {
        return '`' + text.replace("|", "\\|") + '`';
    }
}
