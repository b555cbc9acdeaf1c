package club.makapix.decile.anonymize;

import static org.assertj.core.api.Assertions.assertThat;

import club.makapix.decile.anonymize.Suggestion.Sensitivity;
import club.makapix.decile.recipe.RecipeFile;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import club.makapix.decile.transfer.Snapshot;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(TestDatabases.class)
class SuggestionsTest {
    private static Map<String, String> rules(Suggestions suggestions) {
        return suggestions.list().stream()
                .collect(Collectors.toMap(one -> one.place().column().name(), Suggestion::rule));
    }

    @ParameterizedTest
    @CsvSource({
        "email, email", "workEmail, email", "correo, email", "first_name, firstName", "Vorname, firstName",
                "prenom, firstName",
        "apellido, lastName", "HomePhone, phone", "telefon, phone", "plz, postcode", "ip_address, ip", "api_key, token",
        "password_digest, passwordHash", "user_name, handle", "strasse, street", "kommentar, scrub", "otp_code, token"
    })
    void readsTheNamesOfColumnsInSeveralLanguages(String column, String rule) {
        assertThat(NameHints.of(column).map(Meaning::rule)).contains(rule);
    }

    @ParameterizedTest
    @CsvSource({"country_code", "kind", "title_id", "status", "emoji", "position"})
    void leavesNamesThatMeanNothingPersonal(String column) {
        assertThat(NameHints.of(column)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ann@real.example, EMAIL",
        "203.0.113.7, IP",
        "2001:db8::1, IP",
        "4111 1111 1111 1111, CARD",
        "DE89 3704 0044 0532 0130 00, IBAN",
        "+49 30 1234567, PHONE",
        "(555) 010-9999, PHONE",
        "https://ann.example/x, URL",
        "9f86d081884c7d659a2feaa0c55ad015, SECRET",
        "eyJhbGciOi.eyJzdWIi.c2ln, JWT",
        "$2b$12$abcdefghijklmnopqrstuv, PASSWORD_HASH",
        "-----BEGIN KEY-----, PEM",
        "Emma Müller, NAME",
        "00:1b:44:11:3a:b7, MAC",
        "52.5200 13.4050, COORDINATES",
        "12 Main Street, STREET",
        "Lindenstraße 5, STREET",
        "k3v9xq2mf7t0w8zp, SECRET"
    })
    void recognizesShapes(String value, ValueShape shape) {
        assertThat(ValueShape.of(value)).contains(shape);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-08-19",
        "12:30:45",
        "4111111111111112",
        "DE00370400440532013000",
        "draft",
        "1.2.3",
        "42",
        "en-US",
        "release2026candidate1",
        "backgroundimages",
        "12 monkeys",
        "0101000020E610000000000000000024400000000000003440",
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ",
        "-----BEGIN PUBLIC KEY-----"
    })
    void recognizesNothingInOrdinaryValues(String value) {
        assertThat(ValueShape.of(value)).isEmpty();
    }

    @Test
    void looksAtValuesWhereNamesSayNothing(TestDatabase database) {
        database.execute("""
                create table things (id int primary key, a text, b text, c text, d jsonb, e text, f text, g text, h bytea);
                insert into things select i, 'user' || i || '@real.example', case when i % 2 = 0 then 'open' else 'done' end, '10.0.0.' || i % 250,
                  '{"given_name": "Ann"}', 'a longer sentence about something ' || i, case when i = 7 then 'write to ann@real.example' else 'nothing' || i end,
                  null, convert_to('From: ann' || i || '@real.example', 'UTF8')
                from generate_series(1, 200) i
                """);
        try (Snapshot snapshot = Snapshot.open(database.dataSource())) {
            Suggestions suggestions = Suggestions.of(snapshot, snapshot.schema().tables());

            assertThat(rules(suggestions))
                    .containsEntry("a", "email")
                    .containsEntry("b", "keep")
                    .containsEntry("c", "ip")
                    .containsEntry("d", "erase")
                    .containsEntry("e", "scrub")
                    .containsEntry("g", "keep")
                    .containsEntry("h", "erase");
            assertThat(suggestions.list())
                    .filteredOn(one -> one.sensitivity() == Sensitivity.PERSONAL)
                    .hasSize(4);
            assertThat(suggestions.asRecipe())
                    .contains("things.a: email  # text; looks like e-mail addresses")
                    .doesNotContain("real.example", "Ann");
        }
    }

    @Test
    void proposesWhatThePlanningTakes(TestDatabase database) {
        database.execute("""
                create table people (id int primary key, email varchar(20) unique, user_name varchar(10) not null unique, full_name text unique,
                  born date not null, phone bigint not null, last_ip inet not null, api_key char(8), password text not null, cert text not null,
                  data jsonb not null, tags text[] not null, bio varchar(30), pos point)
                """);
        Schema schema = database.readSchema();
        String recipe = Suggestions.of(schema.tables()).asRecipe();

        Anonymizer.parse(
                        schema,
                        Rewriting.SECRET,
                        RecipeFile.parse("suggested.yaml", recipe)
                                .find("anonymize")
                                .orElseThrow())
                .check(schema.tables());
    }
}
