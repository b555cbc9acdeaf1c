package club.makapix.decile.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DdlTextsTest {
    static Stream<Arguments> statements() {
        return Stream.of(
                places("create table users (id int, mail text not null default 'x')", "a default of users.mail"),
                places("CREATE TABLE Shop.Users (Mail text CHECK (Mail <> 'x'))", "a check of shop.users.mail"),
                places("create table t (a int, constraint k check (a <> 'x'))", "a check of table t"),
                places(
                        "create table t (a int default 1, b text default 'x') with (fillfactor='x')",
                        "a default of t.b",
                        "the definition of table t"),
                places(
                        "create table t (a numeric(3, 1), \"o'b\" text default 'x')",
                        "a name in table t",
                        "a default of t.o'b"),
                places("create table p partition of t for values in ('x')", "the bounds of table p"),
                places(
                        "alter table only t attach partition public.p for values from ('x') to ('x')",
                        "the bounds of table public.p",
                        "the bounds of table public.p"),
                places("alter table t alter column if exists a set default 'x'", "a default of t.a"),
                places("alter table t add constraint k check (a <> 'x')", "a check of table t"),
                places("create type mood as enum ('x', 'x')", "a label of type mood", "a label of type mood"),
                places("alter type mood add value 'x'", "a label of type mood"),
                places(
                        "create domain mail as text default 'x' check (value ~ 'x')",
                        "a default of domain mail",
                        "a check of domain mail"),
                places("comment on column public.users.mail is 'x'", "the comment on column public.users.mail"),
                places("COMMENT ON FUNCTION f(a int, b text) IS 'x'", "the comment on function f(a int, b text)"),
                places("comment on table t is null"),
                places(
                        "create or replace function f(a text default 'x') returns int language sql as $$x$$",
                        "a default of function f",
                        "the body of function f"),
                places("create procedure f() as 'x' language sql", "the body of procedure f"),
                places(
                        "create function f() returns text begin atomic select case 1 when 1 then 'x' end; select 'x'; end",
                        "the definition of function f",
                        "the definition of function f"),
                places("create view v as select 'x'", "the definition of view v"),
                places(
                        "create materialized view v as select 'x' with no data",
                        "the definition of materialized view v"),
                places("create unique index i on only t (a) where b = 'x'", "the definition of index i on t"),
                places(
                        "create policy p on t using (a = 'x') with check (a = 'x')",
                        "the definition of policy p on t",
                        "a check of policy p on t"),
                places(
                        "create trigger g before insert on s.t for each row execute function f('x')",
                        "the definition of trigger g on s.t"),
                places(
                        "create rule r as on insert to t do nothing where 'x' = 'x'",
                        "the definition of rule r",
                        "the definition of rule r"),
                places("create statistics s on (a = 'x') from t", "the definition of statistics s"),
                places(
                        "create aggregate a (text) (sfunc = f, stype = text, initcond = 'x')",
                        "the definition of aggregate a"),
                places("insert into s.t values ('x')", "a row of s.t"),
                places("do $$x$$", "a statement"),
                places("select 'x'", "a statement"));
    }

    private static Arguments places(String sql, String... places) {
        return Arguments.of(sql, List.of(places));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void saysWhereATextStands(String sql, List<String> places) {
        assertThat(DdlTexts.of("set x = 1;\n" + sql + ";\nselect 1;", false))
                .extracting(DdlText::place)
                .isEqualTo(places);
    }

    @Test
    void readsLiteralsAsTheServerDoes() {
        assertThat(texts("""
                select 'it''s', E'a\\'b\\\\c', 'a
                b', $$it's $1$$, $a$ $$x$$ $a$, "a""b", 'a'
                'b';
                """)).containsExactly("it's", "a'b\\c", "a\nb", "it's $1", " $$x$$ ", "a\"b", "a", "b");
    }

    @Test
    void joinsAnOptionToItsName() {
        String sql = "create user mapping for app server s options (user 'x', \"password\" 'y')";

        assertThat(DdlTexts.of(sql, false))
                .extracting(DdlText::place, DdlText::text)
                .contains(
                        tuple("an option of user mapping s", "user=x"),
                        tuple("an option of user mapping s", "password=y"));
    }

    @Test
    void countsLines() {
        assertThat(DdlTexts.of(
                        "create table t (\n  a text default 'x',\n  b text default '\n',\n c text default 'y');",
                        false))
                .extracting(DdlText::line)
                .containsExactly(2, 3, 5);
    }

    @Test
    void leavesOutCommentsThatNoDatabaseKeeps() {
        String ddl = """
                -- Name: t; Type: TABLE; Schema: public; Owner: -
                create table t (a int); -- one's remark
                /* two's
                   /* remark */ */
                create function f() returns int language sql as $$ -- kept
                $$;
                """;

        assertThat(DdlTexts.of(ddl, false)).extracting(DdlText::text).containsExactly(" -- kept\n");
        assertThat(DdlTexts.of(ddl, true))
                .extracting(DdlText::place)
                .containsExactly(
                        "a comment of the script",
                        "a comment of the script",
                        "a comment of the script",
                        "the body of function f");
    }

    @Test
    void readsTheRowsOfAScriptAndCommandsOfPsql() {
        assertThat(texts("\\restrict a'b\ncopy t (a) from stdin;\nit's\n\\.\nselect 'x';"))
                .containsExactly("\\restrict a'b", "it's", "\\.", "x");
    }

    /** A text may be personal, and a record would print all it has. */
    @Test
    void keepsTheTextToItself() {
        assertThat(new DdlText("a default of t.a", 3, "ann@real.example")).hasToString("a default of t.a, line 3");
    }

    private static List<String> texts(String ddl) {
        return DdlTexts.of(ddl, false).stream().map(DdlText::text).toList();
    }
}
