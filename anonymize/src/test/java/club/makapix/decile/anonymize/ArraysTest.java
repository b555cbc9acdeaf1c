package club.makapix.decile.anonymize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.recipe.RecipeFile;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import club.makapix.decile.transfer.Snapshot;
import club.makapix.decile.transfer.Target;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of arrays of every kind of element, on their way into a real target. */
@ExtendWith(TestDatabases.class)
class ArraysTest {
    private static final String SCHEMA = """
            create extension citext;
            create extension hstore;
            create type mood as enum ('glad', 'so so');
            create type place as (street text, zip int, tags text[]);
            create domain nick as text check (value <> '');
            create domain nicks as nick[];
            create domain home as place;
            create table people (
                id int primary key, plain text[], grid text[], shifted text[], padded char(5)[], loose citext[],
                nick nick[], nicks nicks, moods mood[], json json[], jsonb jsonb[], pairs hstore[], docs xml[],
                places place[], homes home[], address inet[], ids uuid[], raw bytea[], days date[], numbers int[], empty text[], nothing text[]);
            """;
    private static final String ROW = """
            insert into people values (1,
                array['Ann', null, 'NULL', '', 'a,"b"\\{}', 'Ann'], '{{Ann,Bob},{NULL,Ann}}', '[0:1][-1:0]={{Ann,Bob},{NULL,Ann}}',
                '{ann,NULL}', '{Ann,ANN}', '{Ann,NULL}', '{Ann}', '{glad,NULL,so so}',
                array['{"mail": "ann@real.example", "n": [1, null]}', null, '"Ann"']::json[],
                array['{"mail": "ann@real.example"}', null]::jsonb[],
                array['mail=>"ann, \\"A\\"", other=>NULL'::hstore, null], array['<a b="Ann">Ann &lt; "Bob"</a>'::xml, null],
                array[row('Ann''s "Road", 1 \\ (a)', 7, array['Ann', null])::place, null, row(null, null, null)::place],
                array[row('Ann', 7, '{}')::place::home], '{10.1.2.3,10.1.2.4/24,NULL,2001:db8::1}',
                '{7b1c2f34-0000-4000-8000-000000000001,NULL}', array['\\x00ff'::bytea, null], '{1990-05-17,NULL}', '[5:6]={17,NULL}', '{}', null);
            """;

    /** Tells a rule for a column and what the server must find true of the result. */
    private record Case(String rule, String truth) {
        String column() {
            return rule.substring(0, rule.indexOf(':'));
        }
    }

    private static final List<Case> CASES = List.of(
            new Case(
                    "plain: token",
                    "plain[1] = plain[6] and plain[2] is null and length(plain[3]) = 4 and plain[4] = '' and plain[5] like '_,\"_\"\\\\{}'"),
            new Case("grid: handle", "grid[1][1] = grid[2][2] and grid[2][1] is null and grid[1][2] <> grid[1][1]"),
            new Case("shifted: handle", "shifted[0][-1] = shifted[1][0] and shifted[1][-1] is null"),
            new Case("padded: token", "padded[1] <> 'ann' and length(padded[1]) = 3"),
            new Case("loose: email", "loose[1] = loose[2]"),
            new Case("nick: fullName", "nick[1] <> 'Ann'"),
            new Case("nicks: handle", "nicks[1] <> 'Ann'"),
            new Case("moods: { value: \"{glad,NULL,glad}\" }", "moods = '{glad,NULL,glad}'"),
            new Case(
                    "json: { json: { mail: email, \"n.*\": { value: \"2\" } } }",
                    "json[1] ->> 'mail' like '%@example.com' and json[1] #>> '{n,0}' = '2' and json[3]::text = 'null'"),
            new Case("jsonb: { json: { mail: email, otherwise: remove } }", "jsonb[1] ->> 'mail' like '%@example.com'"),
            new Case(
                    "pairs: { hstore: { mail: lorem } }",
                    "length(pairs[1] -> 'mail') = 8 and pairs[1] ? 'other' and pairs[1] -> 'other' is null"),
            new Case("docs: { xml: lorem }", "docs[1]::text not like '%Ann%' and xpath_exists('/a/@b', docs[1])"),
            new Case(
                    "places: { composite: { \"1\": { value: \"x, \\\"y\\\" \\\\\" }, \"3\": { value: \"{}\" } } }",
                    "places[1].street = 'x, \"y\" \\' and places[1].zip = 7 and places[1].tags = '{}' and places[3].street is null"),
            new Case("homes: { composite: { \"1\": street } }", "homes[1].zip = 7 and homes[1].street <> 'Ann'"),
            new Case(
                    "address: ip",
                    "set_masklen(address[1], 24)::cidr = set_masklen(address[2], 24)::cidr and family(address[4]) = 6"),
            new Case("ids: uuid", "ids[1] <> '7b1c2f34-0000-4000-8000-000000000001'"),
            new Case("raw: bytes", "length(raw[1]) = 2 and raw[1] <> '\\x00ff'"),
            new Case(
                    "days: { shift: { days: 9 } }",
                    "days[1] between '1990-05-08' and '1990-05-26' and days[1] <> '1990-05-17'"),
            new Case("numbers: number", "numbers[5] between 10 and 99 and numbers[5] <> 17"),
            new Case("empty: handle", "empty = '{}'"),
            new Case("nothing: handle", "nothing is null"));

    private TestDatabase source;
    private TestDatabase target;

    @BeforeEach
    void create(TestDatabase source, TestDatabase target) {
        this.source = source;
        this.target = target;
        source.execute(SCHEMA + ROW);
        target.execute(SCHEMA);
        target.markAsDevelopment();
    }

    private void refresh(String... rules) {
        String keepsTheRest =
                "anonymize:\n  keep: [people.**]\n  replace:\n    people." + String.join("\n    people.", rules);
        try (Snapshot snapshot = Snapshot.open(source.dataSource())) {
            Anonymizer anonymizer = Anonymizer.parse(
                    snapshot.schema(),
                    Rewriting.SECRET,
                    RecipeFile.parse("recipe.yaml", keepsTheRest)
                            .find("anonymize")
                            .orElseThrow());
            snapshot.transfer(new Everything()).rewriting(anonymizer).into(Target.database(target.dataSource()));
        }
    }

    private static String shape(TestDatabase database, String column) {
        return database.rows("""
                        select array_dims(%1$s), array_lower(%1$s, 1), cardinality(%1$s),
                            (select string_agg(case when e is null then '-' else 'x' end, '') from unnest(%1$s) e) from people""".formatted(column)).get(0);
    }

    @Test
    void replacesElementsAndKeepsTheShape() {
        refresh(CASES.stream().map(Case::rule).toArray(String[]::new));

        assertThat(CASES).allSatisfy(one -> {
            assertThat(target.rows("select " + one.truth() + " from people")).containsExactly("t");
            assertThat(shape(target, one.column())).isEqualTo(shape(source, one.column()));
        });
        assertThat(CASES).hasSize(target.readSchema().table("people").columns().size() - 1);
        assertThat(target.rows("select p::text from people p where p::text ~ 'Ann|ann|Bob'"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "moods: handle;people.moods is of type public.mood[], which handle cannot fill",
                "loose: { composite: { 1: lorem } };people.loose is of type public.citext[], which composite cannot fill",
                "plain: { template: 'x{id}' };people.plain is of type text[], which template cannot fill",
                "numbers: email;people.numbers is of type integer[], which email cannot fill"
            })
    void refusesWhatTheElementsCannotBe(String rule, String message) {
        assertThatThrownBy(() -> refresh(rule))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining(message);
    }

    @Test
    void saysNothingOfAnElementThatThePseudonymCannotRead() {
        assertThatThrownBy(() -> refresh("plain: uuid"))
                .hasMessageContaining("people")
                .hasMessageNotContaining("Ann");
    }
}
