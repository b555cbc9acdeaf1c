package club.makapix.decile.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.schema.DatabaseException;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabases.class)
final class SqlScriptTest {
    @TempDir
    private Path folder;

    private Path script(String name, String text) throws IOException {
        Path script = folder.resolve(name);
        try (OutputStream file = Files.newOutputStream(script);
                OutputStream packed = name.endsWith(".gz")
                        ? new GZIPOutputStream(file)
                        : name.endsWith(".zst") ? new ZstdOutputStream(file) : file) {
            packed.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return script;
    }

    private void restore(TestDatabase database, String text) throws IOException {
        SqlScript.of(script("sample.sql", text)).restore(database.dataSource());
    }

    @Test
    void restoresRowsAsTheyStandInTheScript(TestDatabase database) throws IOException {
        restore(database, """
                -- a comment; with a semicolon
                CREATE TABLE posts (id int, title text);
                --
                -- Data for Name: posts
                --

                COPY posts (id, title) FROM stdin;
                1\ttab \\t and backslash \\\\ and Größe
                2\t\\N
                \\.

                insert into posts values (3, 'last');
                """);

        assertThat(database.rows("select * from posts order by id"))
                .containsExactly("1|tab \t and backslash \\ and Größe", "2|null", "3|last");
    }

    @Test
    void endsAStatementOnlyWhereItEnds(TestDatabase database) throws IOException {
        restore(database, """
                create table notes (id serial, "odd;name" text default 'a;b''c');
                insert into notes ("odd;name") values (E'it\\'s; 100 %'), ($$ text; of several
                lines; $$), ('a { brace }?'); insert into notes default values;
                /* a comment; /* within; */ a comment */ create rule r as on update to notes do also (select 1; select 2);
                create function one() returns int language plpgsql as $body$ begin return 1; end $body$;
                create function two() returns int language sql begin atomic
                  select 1; select case when true then 2 end;
                end;
                create function e_s(e text) returns text language sql as 'select e;';
                """);

        assertThat(database.rows("select \"odd;name\" from notes order by id"))
                .containsExactly("it's; 100 %", " text; of several\nlines; ", "a { brace }?", "a;b'c");
        assertThat(database.rows("select one(), two(), e_s('x')")).containsExactly("1|2|x");
    }

    @Test
    void obeysTheTransactionsOfTheScript(TestDatabase database) throws IOException {
        assertThatThrownBy(() -> restore(database, "begin;\ncreate table a (id int);\nselect 1 / 0;\ncommit;\n"))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("sample.sql, line 3: ");

        assertThat(database.rows("select to_regclass('a')")).containsExactly("null");
    }

    @Test
    void readsCompressedScripts(TestDatabase database) throws IOException {
        SqlScript.of(script("a.sql.gz", "create table a (id int);")).restore(database.dataSource());
        SqlScript.of(script("b.sql.zst", "create table b (id int);")).restore(database.dataSource());

        assertThat(database.rows("select to_regclass('a'), to_regclass('b')")).containsExactly("a|b");
    }

    @Test
    void readsALineThatIsLongerThanItsBuffer(TestDatabase database) throws IOException {
        restore(database, "create table a (x text);\ncopy a from stdin;\n%s\n\\.\n".formatted("x".repeat(300_000)));

        assertThat(database.rows("select length(x) from a")).containsExactly("300000");
    }

    @Test
    void passesOverWhatPgDumpAddsForPsqlsSafety(TestDatabase database) throws IOException {
        restore(database, "\\restrict abc\ncreate table a (id int);\n\\unrestrict abc\n");

        assertThat(database.rows("select to_regclass('a')")).containsExactly("a");
    }

    @Test
    void refusesOtherCommandsOfPsql(TestDatabase database) {
        assertThatThrownBy(() -> restore(database, "select 1;\n\\connect other\n"))
                .isInstanceOf(TransferException.class)
                .hasMessageEndingWith(
                        "sample.sql, line 2: \\connect is a command of psql; restore this script with psql");
    }

    @Test
    void saysThatAScriptWasCutOff(TestDatabase database) {
        assertThatThrownBy(() -> restore(database, "select 'a"))
                .hasMessageEndingWith("sample.sql ends in the middle of a statement");
        assertThatThrownBy(() -> restore(database, "create table a (x text);\ncopy a from stdin;\nx\n"))
                .hasMessageEndingWith("sample.sql ends in the middle of a table's rows");
    }

    @Test
    void showsNoRowThatTheServerRefuses(TestDatabase database) {
        assertThatThrownBy(() -> restore(database, "create table a (x int);\ncopy a from stdin;\nprivate\n\\.\n"))
                .isInstanceOf(DatabaseException.class)
                .hasMessageNotContaining("private")
                .hasMessageContaining("line 2");
    }
}
