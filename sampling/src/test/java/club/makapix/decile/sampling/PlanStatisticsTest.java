package club.makapix.decile.sampling;

import static club.makapix.decile.sampling.DrawSize.percent;
import static org.assertj.core.api.Assertions.assertThat;

import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import club.makapix.decile.transfer.Snapshot;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a plan makes of statistics that the server has in part. */
@ExtendWith(TestDatabases.class)
class PlanStatisticsTest {
    private static final String RENTALS = """
            create table people (id int primary key);
            create table rentals (id int primary key, person int not null references people);
            create table payments (
                month int,
                rental int not null references rentals,
                person int not null references people) partition by list (month);
            create table payments_1 partition of payments for values in (1);
            create table payments_2 partition of payments for values in (2);
            create table payments_3 partition of payments for values in (3);
            create table payments_4 partition of payments for values in (4);
            insert into people select generate_series(1, 600);
            insert into rentals select n, 1 + (hashint4(n) & 65535) % 600 from generate_series(1, 16000) n;
            """;

    private static Plan plan(TestDatabase database, UnaryOperator<Sampling> rules) {
        try (Snapshot snapshot = Snapshot.open(database.dataSource())) {
            return rules.apply(Sampling.of(snapshot.schema())).plan(snapshot);
        }
    }

    private static long rows(Plan plan, String table) {
        return plan.tables().stream()
                .filter(each -> each.table().name().equals(table))
                .mapToLong(Plan.TablePlan::estimatedRows)
                .sum();
    }

    @Test
    void putsTogetherWhatAutovacuumKnowsOfThePartitions(TestDatabase database) {
        database.execute(RENTALS + """
                insert into payments select 1 + (hashint4(id + 99) & 65535) % 4, id, person from rentals;
                analyze people, rentals, payments_1, payments_2, payments_3, payments_4;
                """);

        Plan plan = plan(database, sampling -> sampling.draw("people", percent(10)));

        assertThat(rows(plan, "people")).isEqualTo(60);
        assertThat(rows(plan, "payments")).isEqualTo(1600);
        assertThat(plan.warnings())
                .endsWith(
                        "the server has statistics of the partitions of public.payments alone, as autovacuum gathers no"
                                + " others; for surer estimates run at the source: analyze public.payments;");

        database.execute("analyze payments");
        Plan analyzed = plan(database, sampling -> sampling.draw("people", percent(10)));
        assertThat(rows(analyzed, "people")).isEqualTo(60);
        assertThat(analyzed.warnings()).noneMatch(warning -> warning.contains("statistics"));
    }

    @Test
    void keepsTwoWaysApartOnWhichTheSamePeopleArePopular(TestDatabase database) {
        database.execute(RENTALS + """
                create function popular(n int) returns int language sql immutable
                    as 'select 1 + (hashint4(n) & 65535) % 600 * ((hashint4(-n) & 65535) % 600) / 600';
                update rentals set person = popular(id);
                insert into payments select 1 + n % 4, 1 + (hashint4(n + 5) & 65535) % 16000, popular(n + 1000000)
                    from generate_series(1, 16000) n;
                analyze people, rentals, payments_1, payments_2, payments_3, payments_4;
                """);

        Plan plan = plan(database, sampling -> sampling.draw("people", percent(10)));

        assertThat(rows(plan, "people")).isGreaterThan(300);
    }

    @Test
    void namesTheCommandThatGathersWhatIsUnknown(TestDatabase database) {
        database.execute(RENTALS + """
                create table "Order Lines" (id int primary key, person int references people);
                insert into "Order Lines" select n, n from generate_series(1, 600) n;
                analyze people, payments;
                """);

        Plan plan = plan(database, sampling -> sampling.draw("people", percent(10)));

        assertThat(plan.warnings())
                .startsWith(
                        "the server has no statistics of public.Order Lines, public.rentals, so that their rows and keys"
                                + " are guessed; to have them estimated, run at the source:"
                                + " analyze public.\"Order Lines\", public.rentals;");
    }

    @Test
    void countsOnAKeyOnlyInThePartitionsThatDeclareIt(TestDatabase database) {
        database.execute("""
                create table users (id int primary key);
                create table events (day int, who int) partition by list (day);
                create table events_1 partition of events for values in (1);
                create table events_2 partition of events for values in (2);
                alter table events_1 add foreign key (who) references users;
                insert into users select generate_series(1, 100);
                insert into events select 1 + (n % 4) / 3, 1 + n % 100 from generate_series(1, 4000) n;
                analyze;
                """);

        Plan plan = plan(database, sampling -> sampling.draw("users", percent(10)));

        assertThat(rows(plan, "events")).isEqualTo(300);
    }

    @Test
    void expectsEveryParentOfAWholeTable(TestDatabase database) {
        database.execute("""
                create table users (id int primary key);
                create table tracks (id int primary key);
                create table lists (id int primary key, track int not null references tracks);
                insert into users select generate_series(1, 100);
                insert into tracks select generate_series(1, 2000);
                insert into lists select n, 1 + n % 1800 from generate_series(1, 3600) n;
                analyze;
                """);

        Plan plan =
                plan(database, sampling -> sampling.draw("users", percent(10)).whole("lists"));

        assertThat(rows(plan, "tracks")).isEqualTo(1800);
    }

    @Test
    void leavesOutTheRowsOfTablesThatInherit(TestDatabase database) {
        database.execute("""
                create table users (id int primary key);
                create table notes (id int primary key, author int references users);
                create table drafts () inherits (notes);
                insert into users select generate_series(1, 100);
                insert into notes select n, 1 + n % 100 from generate_series(1, 1000) n;
                insert into drafts select n, null from generate_series(1001, 10000) n;
                analyze;
                """);

        Plan plan = plan(database, sampling -> sampling.draw("users", percent(10)));

        assertThat(rows(plan, "notes")).isEqualTo(100);
    }
}
