package club.makapix.decile.transfer;

import static club.makapix.decile.transfer.HandMade.everything;
import static club.makapix.decile.transfer.HandMade.rewriting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import club.makapix.decile.schema.DatabaseException;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens to whole processes: the one that transfers is killed, or one that writes finds the disk full. */
@ExtendWith(TestDatabases.class)
class ProcessFaultTest {
    private static final String SCHEMA =
            "create table posts (id int primary key, title text); alter table posts alter title set storage plain;";
    private static final int LARGEST_FILE = 16 << 20; // a log file of the server must fit

    @TempDir
    private Path folder;

    private Destination.Place fill(Destination destination, TestDatabase source, TestDatabase target)
            throws IOException {
        source.execute(SCHEMA + "insert into posts select n, repeat('x', 8000) from generate_series(1, 3000) n");
        destination.prepare(target, SCHEMA + "insert into posts values (1, 'old')");
        target.markAsDevelopment();
        Files.writeString(folder.resolve("slice.sql"), "old");
        return Destination.Place.of(target, folder);
    }

    @ParameterizedTest
    @EnumSource
    void leavesTheOldWhenItIsKilledAndStartsAfresh(Destination destination, TestDatabase source, TestDatabase target)
            throws IOException {
        Destination.Place place = fill(destination, source, target);
        List<String> old = place.state();

        try (OtherProcess process = OtherProcess.transfer(source, destination, place, SCHEMA)) {
            process.awaitHalfWay();
        }

        Pattern leftover = Pattern.compile(target.name() + "_next\\|.*|slice\\.sql\\..*\\.part: (?s:.*)");
        assertThat(place.state())
                .filteredOn(line -> !leftover.matcher(line).matches())
                .isEqualTo(old);
        try (Snapshot snapshot = Snapshot.open(source.dataSource())) {
            snapshot.transfer(everything()).unchanged().into(destination.target(place, SchemaScript.text(SCHEMA)));
        }
        assertThat(place.state()).noneMatch(line -> leftover.matcher(line).matches());
        destination.settle(place);
        SameRows.assertSameRows(source, target, destination.schema());
    }

    @ParameterizedTest
    @EnumSource(names = "FILE", mode = EnumSource.Mode.EXCLUDE)
    void leavesTheOldRowsWhenTheServersDiskIsFull(Destination destination, TestDatabase source, TestDatabase target)
            throws IOException {
        Destination.Place place = fill(destination, source, target);
        List<String> old = place.state();
        RowRewriter limiting = rewriting("posts", List.of("id"), List.of(), (row, editor) -> {
            if (row.integer(0) == 10) {
                source.rows("select pid from pg_stat_activity where datname in ('%1$s', '%1$s_next')"
                                .formatted(target.name()))
                        .forEach(pid -> limitFilesOf(Long.parseLong(pid)));
            }
        });

        try (Snapshot snapshot = Snapshot.open(source.dataSource())) {
            assertThatThrownBy(() -> snapshot.transfer(everything())
                            .rewriting(limiting)
                            .into(destination.target(place, SchemaScript.text(SCHEMA))))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageMatching(
                            "(public|development).posts, after about [0-9,]+ rows: the target failed: could not .*");
        }

        assertThat(place.state()).isEqualTo(old);
    }

    @Test
    void leavesTheOldScriptWhenTheDiskIsFull(TestDatabase source, TestDatabase target) throws IOException {
        Destination.Place place = fill(Destination.FILE, source, target);
        List<String> old = place.state();

        try (OtherProcess process = OtherProcess.transfer(source, Destination.FILE, place, SCHEMA)) {
            process.awaitHalfWay();
            limitFilesOf(process.pid());

            assertThat(process.goOn())
                    .isEqualTo(place.script() + " could not be written: File too large; no file was changed");
        }

        assertThat(place.state()).isEqualTo(old);
    }

    /** To the process the disk is full once a file has that size. */
    private static void limitFilesOf(long process) {
        String[] command = {"prlimit", "--pid", "" + process, "--fsize=" + LARGEST_FILE};
        try {
            int code = new ProcessBuilder(command)
                    .inheritIO()
                    .start()
                    .onExit()
                    .join()
                    .exitValue();
            assumeTrue(code == 0, "the server's processes are not ours to limit");
        } catch (IOException e) {
            assumeTrue(false, "there is no prlimit here: " + e.getMessage());
        }
    }
}
