package club.makapix.decile.transfer;

import static club.makapix.decile.transfer.HandMade.everything;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import club.makapix.decile.schema.DatabaseException;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import club.makapix.decile.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestDatabases.class)
class FileTargetTest {
    @TempDir
    private Path folder;

    private static TransferReport write(TestDatabase source, FileTarget target) {
        try (Snapshot snapshot = Snapshot.open(source.dataSource())) {
            return snapshot.transfer(everything()).unchanged().into(target);
        }
    }

    private List<String> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void bringsBackEveryDefinition(TestDatabase source, TestDatabase target) {
        String ddl = Resources.text("restoration-schema.sql");
        Refresh.createIn(source, target, ddl);
        source.execute(Resources.text("restoration-rows.sql"));
        List<String> before = RestorationTest.definitions(target);
        Path file = folder.resolve("slice.sql");

        write(source, Target.file(file));
        SqlScript.of(file).restore(target.dataSource());

        assertThat(RestorationTest.definitions(target)).isEqualTo(before);
        SameRows.assertSameRows(source, target);
    }

    /** A table without a key has no order but that of its text. */
    @ParameterizedTest
    @ValueSource(
            strings = {"create table people (id int primary key, name text)", "create table people (id int, name text)"
            })
    void writesTheSameBytesWhereverTheRowsLie(String ddl, TestDatabase source) {
        source.execute(ddl);
        source.execute("insert into people values (1, 'Al'), (2, 'Bo'), (3, 'Cy')");
        write(source, Target.file(folder.resolve("one.sql")));
        source.execute("delete from people; insert into people values (3, 'Cy'), (1, 'Al'), (2, 'Bo')");

        write(source, Target.file(folder.resolve("other.sql")));

        assertThat(folder.resolve("other.sql")).hasSameTextualContentAs(folder.resolve("one.sql"));
    }

    @Test
    void buildsTheSchemaFirstIfItIsGiven(TestDatabase source, TestDatabase target) {
        String ddl =
                "create table a (id int primary key, b int); create table b (id int primary key, a int references a); alter table a add foreign key (b) references b;";
        source.execute(ddl + "insert into a values (1, null); insert into b values (1, 1); update a set b = 1");
        Path file = folder.resolve("slice.sql.zst");

        TransferReport report = write(source, Target.file(file).withSchema(SchemaScript.text(ddl)));
        SqlScript.of(file).restore(target.dataSource());

        SameRows.assertSameRows(source, target);
        assertThat(report.rows()).isEqualTo(2);
        assertThat(SqlScript.of(file).introduction()).contains("-- selection by hand\n", "as they were");
        assertThat(files()).containsExactly("slice.sql.zst");
    }

    @ParameterizedTest
    @ValueSource(strings = {"slice.sql", "slice.sql.gz", "slice.sql.zst"})
    void writesTheSameBytesForTheSameRows(String name, TestDatabase source) throws IOException {
        source.execute(Resources.text("shapes.sql"));
        Path file = folder.resolve(name);

        write(source, Target.file(file));
        byte[] once = Files.readAllBytes(file);
        source.execute("vacuum full a; update a set self = self");
        write(source, Target.file(file));

        assertThat(Files.readAllBytes(file)).isEqualTo(once);
    }

    @Test
    void leavesTheOldFileWhereTheNewOneFails(TestDatabase source) throws IOException {
        source.execute("create table t (id int primary key); insert into t select generate_series(1, 100)");
        Path file = Files.writeString(folder.resolve("slice.sql"), "old");
        RowRewriter failing = HandMade.rewriting("t", List.of("id"), List.of(), (row, editor) -> {
            if (row.integer(0) == 50) {
                throw new IllegalStateException("secret");
            }
        });

        assertThatThrownBy(() -> {
                    try (Snapshot snapshot = Snapshot.open(source.dataSource())) {
                        snapshot.transfer(everything()).rewriting(failing).into(Target.file(file));
                    }
                })
                .isInstanceOf(TransferException.class)
                .hasMessageStartingWith("public.t, row 50");
        assertThat(files()).containsExactly("slice.sql");
        assertThat(file).hasContent("old");
    }

    @Test
    void removesWhatAKilledRunLeftBehindButNotWhatAnotherWrites(TestDatabase source) throws IOException {
        source.execute("create table t (id int primary key)");
        Path file = folder.resolve("slice.sql");
        String unique = ".00000000-0000-4000-8000-00000000000%d.part";
        Files.writeString(folder.resolve("slice.sql" + unique.formatted(1)), "half");
        Files.writeString(folder.resolve("slice.sql.mine.part"), "kept");
        Path another = folder.resolve("slice.sql" + unique.formatted(2));
        try (FileChannel writer = FileChannel.open(another, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                FileLock lock = writer.lock()) {
            write(source, Target.file(file));

            assertThat(lock.isValid()).isTrue();
        }
        assertThat(files()).containsExactly("slice.sql", another.getFileName().toString(), "slice.sql.mine.part");
    }

    @Test
    void saysThatTheFolderIsNotThere(TestDatabase source) {
        Path file = folder.resolve("nowhere/slice.sql");

        assertThatThrownBy(() -> write(source, Target.file(file)))
                .isInstanceOf(TransferException.class)
                .hasMessageStartingWith(file + " could not be written: ");
    }

    @Test
    void restoresNothingIntoADatabaseThatHasTheRowsAlready(TestDatabase source, TestDatabase target) {
        Refresh.createIn(source, target, "create table t (id int primary key); insert into t values (1)");
        Path file = folder.resolve("slice.sql");
        source.execute("insert into t values (2)");
        write(source, Target.file(file));

        assertThatThrownBy(() -> SqlScript.of(file).restore(target.dataSource()))
                .isInstanceOf(DatabaseException.class)
                .hasMessageEndingWith("a second row of the same key in \"t_pkey\"");
        assertThat(target.rows("select * from t")).containsExactly("1");
    }

    @Test
    void isRestoredByPsql(TestDatabase source, TestDatabase target) throws Exception {
        String ddl = Resources.text("names.sql");
        source.execute(ddl);
        Refresh.createEmptyIn(target, ddl);
        Path file = folder.resolve("slice.sql");
        write(source, Target.file(file));

        assumeTrue(runs("psql", "--version"), "psql is not on the path");
        assertThat(runs(
                        "psql",
                        "-h",
                        "localhost",
                        "-p",
                        "" + TestServer.port(),
                        "-U",
                        "postgres",
                        "-d",
                        target.name(),
                        "-v",
                        "ON_ERROR_STOP=1",
                        "-qf",
                        file.toString()))
                .isTrue();

        SameRows.assertSameRows(source, target);
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
