package club.makapix.decile.transfer;

import static club.makapix.decile.transfer.HandMade.everything;
import static club.makapix.decile.transfer.HandMade.rewriting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.schema.Table;
import club.makapix.decile.schema.TableName;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rows go from server to server in COPY's binary format where every field of a table has one that travels. */
@ExtendWith(TestDatabases.class)
class BinaryCopyTest {
    private static final String OWN_TYPES = """
            create extension citext;
            create type mood as enum ('sad', 'ok', 'glücklich');
            create type pair as (a int, b text);
            create domain positive as int check (value > 0);
            create domain list as int[];
            """;

    /** A type and two of its values. */
    private record Sample(String type, String one, String other) {
        static Stream<Sample> of(String lines) {
            return lines.lines()
                    .map(line -> line.split("\\|", -1))
                    .map(cells -> new Sample(cells[0].strip(), cells[1].strip(), cells[2].strip()));
        }
    }

    @Test
    void carriesValuesArraysAndDomainsOfBuiltInTypes(TestDatabase source, TestDatabase target) {
        List<Sample> samples = Sample.of("""
                boolean          | true          | f
                smallint         | -32768        | 32767
                integer          | -2147483648   | 0
                bigint           | -9223372036854775808 | 9223372036854775807
                text             | \\t\\N '' "   |
                varchar(5)       | ÄöÜ😀         |
                char(5)          | ab            |
                name             | Ünter         | x
                json             | {"a": [1,  2]} | null
                jsonb            | {"a": [1, {"ä": "\\u00e4"}]} | ""
                uuid             | 0189b7ee-0000-7000-8000-ffffffffffff | 00000000-0000-0000-0000-000000000000
                real             | NaN           | -Infinity
                double precision | 4.9e-324      | Infinity
                numeric          | 1234567890123456789.000000000100 | NaN
                numeric(7,2)     | -99999.99     | 0
                bytea            | \\x00ff0a     |
                date             | infinity      | 4713-01-01 BC
                time             | 24:00:00      | 00:00:00.000001
                timetz           | 23:59:59+14   | 00:00-14
                timestamp        | -infinity     | 294276-12-31 23:59:59.999999
                timestamptz      | infinity      | 2024-02-29 12:00:00+05:45
                interval         | -1 mon +2 days -03:00:00.5 | 178000000 years
                inet             | 2001:db8::1/64 | 10.1.2.3
                cidr             | 10.0.0.0/8    | ::/0
                macaddr          | 08:00:2b:01:02:03 | ff:ff:ff:ff:ff:ff
                macaddr8         | 08:00:2b:01:02:03:04:05 | ff:ff:ff:ff:ff:ff:ff:ff
                bit(3)           | 101           | 000
                bit varying      | 10101         |
                """).toList();
        for (int number = 0; number < samples.size(); number++) {
            Sample sample = samples.get(number);
            Refresh.createIn(source, target, """
                    create domain d%1$d as %2$s;
                    create table t%1$d (id int, a %2$s, b %2$s[], c d%1$d);
                    """.formatted(number, sample.type()));
            source.execute("""
                    insert into t%1$d values
                        (1, '%3$s', array['%3$s', null, '%4$s']::%2$s[], '%4$s'), (2, '%4$s', '{}', '%3$s'),
                        (3, null, null, null), (4, null, array[['%3$s'], ['%4$s']]::%2$s[], null)
                    """.formatted(number, sample.type(), sample.one(), sample.other()));
        }

        Refresh.everything(source, target);

        assertThat(source.readSchema().tables())
                .hasSameSizeAs(samples)
                .allSatisfy(table -> assertThat(format(table)).isEqualTo(CopyFormat.BINARY));
        SameRows.assertSameRows(source, target);
    }

    @Test
    void carriesEnumsAndCitextWhoseNumbersDiffer(TestDatabase source, TestDatabase target) {
        target.execute("create type shifts_the_numbers_of_types as enum ('x')");
        Refresh.createIn(source, target, OWN_TYPES + "create table people (id int, mood mood, nick citext)");
        source.execute("insert into people values (1, 'glücklich', 'Al'), (2, null, '')");

        Refresh.everything(source, target);

        assertThat(format(source, "people")).isEqualTo(CopyFormat.BINARY);
        SameRows.assertSameRows(source, target);
    }

    @Test
    void leavesAsTextWhatHoldsTheNumberOfATypeOrIsRare(TestDatabase source, TestDatabase target) {
        Map<String, String> values = Map.of(
                "mood[]", "{ok}",
                "pair", "(1,x)",
                "pair[]", "{\"(1,x)\"}",
                "positive[]", "{1,2}",
                "list", "{1,2}",
                "citext[]", "{A}",
                "int4range", "[1,3)",
                "tsvector", "a:1",
                "money", "1.50");
        target.execute("create type shifts_the_numbers_of_types as enum ('x')");
        Refresh.createIn(source, target, OWN_TYPES);
        values.forEach((type, value) -> {
            String table = "\"of " + type + "\"";
            Refresh.createIn(source, target, "create table %s (id int, thing %s)".formatted(table, type));
            source.execute("insert into %s values (1, '%s'), (2, null)".formatted(table, value));
        });

        Refresh.everything(source, target);

        assertThat(source.readSchema().tables())
                .hasSameSizeAs(values.keySet())
                .allSatisfy(table -> assertThat(format(table)).isEqualTo(CopyFormat.TEXT));
        SameRows.assertSameRows(source, target);
    }

    @Test
    void showsValuesAsTextAndTakesOthersBack(TestDatabase source, TestDatabase target) {
        Refresh.createIn(source, target, OWN_TYPES);
        Sample.of("""
                smallint   | -12   | -13
                integer    | 12    | -2147483648
                bigint     | -9223372036854775808 | 5
                text       | a\\b  | tab	and 😀
                varchar(9) | ä     |
                char(4)    | abcd  | efgh
                citext     | Al    | Bo
                json       | {"a":  1} | [2]
                jsonb      | {"a": 1}  | [2]
                uuid       | 0189b7ee-0000-7000-8000-ffffffffffff | 00000000-0000-0000-0000-000000000000
                mood       | sad   | ok
                """).forEach(sample -> assertThatValuesAreTakenBack(sample, source, target));
    }

    private static void assertThatValuesAreTakenBack(Sample sample, TestDatabase source, TestDatabase target) {
        Refresh.createIn(source, target, """
                drop table if exists things;
                create table things (behind timestamptz, thing %s, fate text);
                """.formatted(sample.type()));
        source.execute("""
                insert into things values (null, '%1$s', 'replaced'), ('infinity', null, null), (now(), '%1$s', 'erased'),
                    (now(), '%1$s', 'kept')
                """.formatted(sample.one()));
        List<Optional<String>> seen = new ArrayList<>();
        HandMade.Rewriter rewriter = rewriting("things", List.of("thing", "fate"), List.of("thing"), (row, editor) -> {
            seen.add(Optional.ofNullable(row.text(0)));
            if ("replaced".equals(row.text(1))) {
                editor.set(0, sample.other());
                seen.add(Optional.ofNullable(row.text(0)));
            } else if ("erased".equals(row.text(1))) {
                editor.set(0, null);
            }
        });

        Refresh.with(everything(), source, target, transfer -> transfer.rewriting(rewriter));

        Optional<String> old = Optional.of(sample.one());
        assertThat(format(source, "things", rewriter)).as(sample.type()).isEqualTo(CopyFormat.BINARY);
        assertThat(seen).containsExactly(old, Optional.of(sample.other()), Optional.empty(), old, old);
        assertThat(target.rows("select thing, behind is null from things"))
                .containsExactly(sample.other() + "|t", "null|f", "null|f", sample.one() + "|f");
    }

    @Test
    void refusesWhatARuleGivesWhereItIsNoSuchValue(TestDatabase source, TestDatabase target) {
        Map.of(
                        "smallint", "32768",
                        "integer", "1.5",
                        "bigint", "x",
                        "uuid", "0189b7ee-0000-7000-8000-fffffffffffg")
                .forEach((type, value) -> {
                    Refresh.createIn(
                            source,
                            target,
                            "drop table if exists things; create table things (thing %s)".formatted(type));
                    source.execute("insert into things values (null)");
                    HandMade.Rewriter rewriter =
                            rewriting("things", List.of(), List.of("thing"), (row, editor) -> editor.set(0, value));

                    assertThatThrownBy(() -> Refresh.with(
                                    everything(), source, target, transfer -> transfer.rewriting(rewriter)))
                            .hasMessage(
                                    "public.things, row 1 of the source: a rule gives column \"thing\" a value that is no "
                                            + type)
                            .satisfies(failure -> assertThat(failure.getCause()).hasNoCause());
                });
    }

    @Test
    void readsIntegersOfAnyWidth(TestDatabase source, TestDatabase target) {
        Refresh.createIn(source, target, "create table things (a int2, b int4, c int8, d text, e uuid)");
        source.execute("insert into things values (-2, -4, -8, '16', null)");
        List<String> inputs = List.of("d", "c", "b", "a", "a * 3", "e");
        List<Long> seen = new ArrayList<>();
        HandMade.Rewriter rewriter = rewriting("things", inputs, List.of(), (row, editor) -> {
            for (int field = 0; field < 5; field++) {
                seen.add(row.integer(field));
            }
            assertThatThrownBy(() -> row.integer(5)).isInstanceOf(NumberFormatException.class);
        });

        Refresh.with(everything(), source, target, transfer -> transfer.rewriting(rewriter));

        assertThat(seen).containsExactly(16L, -8L, -4L, -2L, -6L);
    }

    @Test
    void showsExpressionsOfAnyTypeAsText(TestDatabase source, TestDatabase target) {
        Refresh.createIn(source, target, """
                create table words (word text);
                create table things (id int, at timestamp, flag bool, name text);
                """);
        source.execute("insert into words values ('it''s')");
        source.execute("insert into things values (1, '2024-01-01', true, 'Al'), (2, null, null, '')");
        List<String> expressions = List.of(
                "true",
                "null",
                "'NULL'",
                "''",
                "'it''s \\ a ''quote'''",
                "'E''x'''",
                "array['a', null, 'b c']",
                "(select word from words)",
                "at",
                "t.at",
                "flag",
                "row(1, 'x')",
                "jsonb '{\"a\": 1}' -- so to say",
                "name");
        List<String> seen = new ArrayList<>();
        HandMade.Rewriter rewriter = rewriting("things", expressions, List.of("id"), (row, editor) -> {
            List<String> texts = IntStream.range(0, row.size())
                    .mapToObj(field -> row.isNull(field) ? "null" : row.text(field))
                    .toList();
            seen.add(String.join("|", texts));
            if (row.isNull(8)) {
                editor.set(0, "3");
            }
        });

        Refresh.with(everything(), source, target, transfer -> transfer.rewriting(rewriter));

        assertThat(format(source, "things", rewriter)).isEqualTo(CopyFormat.BINARY);
        assertThat(seen).isEqualTo(source.rows("select %s from things t".formatted(String.join("\n, ", expressions))));
        assertThat(target.rows("select * from things")).containsExactly("1|2024-01-01 00:00:00|t|Al", "3|null|null|");
    }

    @Test
    void leavesBehindWhatIsOnlyRead(TestDatabase source, TestDatabase target) {
        Refresh.createIn(source, target, "create table things (id int, name text)");
        source.execute("insert into things select n, 'x' || n from generate_series(1, 3) n");
        List<Long> seen = new ArrayList<>();
        HandMade.Selection selection = everything()
                .with("things", "true", List.of("id * 2", "id = 2"), List.of("name"), (row, editor) -> {
                    seen.add(row.integer(0));
                    if ("t".equals(row.text(1))) {
                        editor.set(0, null);
                    }
                    return row.integer(0) != 6;
                });

        Refresh.selected(selection, source, target);

        assertThat(seen).containsExactly(2L, 4L, 6L);
        assertThat(target.rows("select * from things")).containsExactly("1|x1", "2|null");
    }

    @Test
    void goesByTextWhereARuleSetsAColumnThatHasNoPlainForm(TestDatabase source) {
        source.execute("create table things (id int, at timestamp)");

        assertThat(format(source, "things", rewriting("things", List.of("at"), List.of("id"), (row, editor) -> {})))
                .isEqualTo(CopyFormat.BINARY);
        assertThat(format(source, "things", rewriting("things", List.of(), List.of("at"), (row, editor) -> {})))
                .isEqualTo(CopyFormat.TEXT);
    }

    @Test
    void carriesTablesWithoutRowsOrColumns(TestDatabase source, TestDatabase target) {
        Refresh.createIn(source, target, "create table no_rows (id int); create table no_columns ()");
        source.execute("insert into no_columns default values; insert into no_columns default values");

        TransferReport report = Refresh.everything(source, target);

        assertThat(report.rows()).isEqualTo(2);
        assertThat(target.rows("select count(*) from no_columns")).containsExactly("2");
    }

    private static CopyFormat format(Table table) {
        return format(table, Optional.empty());
    }

    private static CopyFormat format(TestDatabase database, String table) {
        return format(database.readSchema().table(new TableName("public", table)));
    }

    private static CopyFormat format(TestDatabase database, String name, RowRewriter rewriter) {
        Table table = database.readSchema().table(new TableName("public", name));
        return format(table, rewriter.of(table));
    }

    private static CopyFormat format(Table table, Optional<TableRewriter> rewriter) {
        TablePassage passage = new TablePassage(table, everything().of(table).orElseThrow(), rewriter, List.of());
        return new RowPipe(passage, RowOrder.STORED, CopyFormat.BINARY).format();
    }
}
