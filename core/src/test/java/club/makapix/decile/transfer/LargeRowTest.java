package club.makapix.decile.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Of a table of large rows two are in memory, one that comes and one that goes: a copy more would not fit. */
@ExtendWith(TestDatabases.class)
class LargeRowTest {
    private static final String SCHEMA = "create table posts (id int primary key, picture bytea);";

    @TempDir
    private Path folder;

    @Test
    void holdsNoRowMoreThanOnce(TestDatabase source, TestDatabase target) {
        source.execute(SCHEMA
                + "insert into posts select n, decode(repeat('ab', 40000000), 'hex') from generate_series(10, 12) n");
        target.execute(SCHEMA);
        target.markAsDevelopment();
        Destination.Place place = Destination.Place.of(target, folder);

        try (OtherProcess process =
                OtherProcess.transfer(source, Destination.DATABASE, place, SCHEMA, "-Xmx116m", "-Xmn6m")) {
            process.awaitHalfWay();

            assertThat(process.goOn()).isEqualTo("done");
        }

        assertThat(rows(target)).hasSize(3).isEqualTo(rows(source));
    }

    @Test
    void saysWhatAHeapThatIsTooSmallMustHold(TestDatabase source, TestDatabase target) {
        source.execute(
                SCHEMA
                        + "insert into posts select n, decode(repeat('ab', n * n * 200000), 'hex') from generate_series(10, 16) n");
        target.execute(SCHEMA + "insert into posts values (1, 'old')");
        target.markAsDevelopment();
        Destination.Place place = Destination.Place.of(target, folder);

        try (OtherProcess process = OtherProcess.transfer(source, Destination.DATABASE, place, SCHEMA, "-Xmx80m")) {
            process.awaitHalfWay();

            assertThat(process.goOn())
                    .startsWith("public.posts, after row ")
                    .endsWith("MiB is used up; two of the largest rows must fit, so start Java with a larger -Xmx");
        }
        assertThat(target.rows("select id from posts")).containsExactly("1");
    }

    private static List<String> rows(TestDatabase database) {
        return database.rows("select id, length(picture), md5(picture) from posts order by id");
    }
}
