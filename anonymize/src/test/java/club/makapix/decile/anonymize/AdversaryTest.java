package club.makapix.decile.anonymize;

import static club.makapix.decile.anonymize.Pseudonyms.email;
import static club.makapix.decile.anonymize.Pseudonyms.json;
import static club.makapix.decile.anonymize.Pseudonyms.lorem;
import static club.makapix.decile.anonymize.Pseudonyms.scrub;
import static club.makapix.decile.anonymize.Pseudonyms.token;
import static club.makapix.decile.anonymize.Pseudonyms.xml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways by which somebody might try to get ann@real.example past a rule. */
class AdversaryTest {
    private final RowContext row = Rewriting.context();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mail\": \"ann@real.example\", \"mail\": \"ann@real.example\"}",
                "{\"\\u006dail\": \"ann@real.example\"}",
                "{\"mail\": \"\\u0061nn\\u0040real.example\"}",
                "{\"mail\": {\"deep\": [[\"ann@real.example\"], {\"x\": \"ann@real.example\"}]}}",
                "{\"mail\": [\"ann@real.example\", null, 7]}",
                "{\"mail\": 4917055501991234567890}",
                "{ \"mail\" : \"ann@real.example\" , \"x\": 1}",
                "{\"mail\": \"ann@real.example\\u0000\"}"
            })
    void reachesAMemberHoweverItIsWritten(String text) {
        assertThat(json().at("mail", email()).of(text, row))
                .doesNotContain("ann", "real", "\\u0040", "4917055501991234567890");
    }

    @Test
    void readsTheTextsOfADocumentAndNotTheirEscapes() {
        String text =
                "{\"note\": \"ask \\u0061nn\\u0040real.example\", \"n\": \"+49 170 5550199\", \"ip\": \"203.0.113\\u002e77\"}";

        assertThat(json().at("**", scrub()).of(text, row)).doesNotContain("ann", "real", "5550199", "203.0", "u0061");
        assertThat(scrub().of(text, row)).doesNotContain("nn\\u0040", "real", "5550199");
    }

    @Test
    void replacesOrRemovesNamesOfMembersThatAreValues() {
        String text = "{\"ann@real.example\": {\"ann@real.example\": 1}}";

        assertThat(json().at("*~", token()).at("*.*~", token()).of(text, row)).doesNotContain("ann@real.example");
        assertThat(json().keep("nothing").otherwiseRemoved().of(text, row)).isEqualTo("{}");
        assertThat(json().at("a", lorem()).otherwiseErased().of("[\"ann@real.example\"]", row))
                .doesNotContain("ann");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<?ann ann@real.example?><a/>",
                "<a><?ann real?></a>",
                "<!DOCTYPE a [<!ENTITY x \"ann@real.example\">]><a>&x;</a>",
                "<a xmlns=\"https://ann.real.example\"/>",
                "<a xmlns:b=\"https://ann.real.example\" b:c=\"ann\"/>",
                "<a><!-- ann real --><![CDATA[ann real]]>&#97;nn</a>",
                "<a b='ann' c = \"real\">ann</a>",
                "ann <b>real</b> ann",
                "Ann <ann@real.example>",
                "<ann real>",
                "<a ann=real>",
                "<!-- ann",
                "<!DOCTYPE a [<!ENTITY x \"ann>real\">]><a/>"
            })
    void reachesEveryPartOfAnXmlDocument(String text) {
        assertThat(xml(lorem()).of(text, row)).doesNotContain("ann", "real", "&#97;");
    }

    @Test
    @ExtendWith(TestDatabases.class)
    void asksAboutColumnsThatOnlyAnHeirHas(TestDatabase database) {
        database.execute("""
                create table events (id int primary key, payload text);
                create table event_log (source text) inherits (events);
                create view seen as select * from events;
                create materialized view kept as select * from events;
                """);
        Schema schema = database.readSchema();

        assertThatThrownBy(() -> Anonymizer.of(schema, Rewriting.SECRET)
                        .replace("events.payload", scrub())
                        .check(schema.tables()))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("event_log.payload")
                .hasMessageContaining("event_log.source")
                .hasMessageNotContaining("seen")
                .hasMessageNotContaining("kept.");
    }
}
