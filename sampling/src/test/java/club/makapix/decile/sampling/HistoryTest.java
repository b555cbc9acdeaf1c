package club.makapix.decile.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import club.makapix.decile.transfer.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Temporal keys, which refer to several rows of a history; PostgreSQL has them since 18. */
@ExtendWith(TestDatabases.class)
class HistoryTest {
    private static void createBookings(TestDatabase database) {
        database.requireMajor(18);
        database.execute("""
                create extension btree_gist;
                create table rooms (id int, open daterange, primary key (id, open without overlaps));
                create table bookings (id int primary key, room int, during daterange,
                    foreign key (room, period during) references rooms (id, period open));
                insert into rooms values (1, '[2020-01-01,2021-01-01)'), (1, '[2021-01-01,2022-01-01)'),
                    (2, '[2020-01-01,2021-01-01)'), (2, '[2021-01-01,2022-01-01)');
                insert into bookings values (10, 1, '[2020-12-01,2021-02-01)'), (20, 2, '[2020-01-01,2020-02-01)');
                """);
    }

    @Test
    void allRowsOfTheHistoryComeAlongWithTheChild(TestDatabase database) {
        createBookings(database);
        try (Snapshot snapshot = Snapshot.open(database.dataSource())) {
            Cohort cohort = Sampling.of(snapshot.schema())
                    .always("rooms", "id = 1 and open @> date '2020-06-01'")
                    .select(snapshot);
            Travelled travelled = Travelled.of(snapshot, cohort, "t::text");

            assertThat(travelled.of("bookings")).hasSize(1);
            assertThat(travelled.of("rooms"))
                    .containsExactly("(1,\"[2020-01-01,2021-01-01)\")", "(1,\"[2021-01-01,2022-01-01)\")");
        }
    }

    @Test
    void aChildStaysIfARowOfTheHistoryMayNotTravel(TestDatabase database) {
        createBookings(database);
        try (Snapshot snapshot = Snapshot.open(database.dataSource())) {
            Cohort cohort = Sampling.of(snapshot.schema())
                    .draw("rooms", DrawSize.percent(100))
                    .where("rooms", "not (id = 1 and open @> date '2021-06-01')")
                    .select(snapshot);

            assertThat(Travelled.of(snapshot, cohort, "t.id").of("bookings")).containsExactly("20");
        }
    }

    @Test
    void refusesToDetachATemporalKey(TestDatabase database) {
        createBookings(database);
        try (Snapshot snapshot = Snapshot.open(database.dataSource())) {
            Sampling sampling = Sampling.of(snapshot.schema())
                    .draw("rooms", DrawSize.percent(100))
                    .outside("bookings.(room, during)", Outside.DETACH);

            assertThatThrownBy(() -> sampling.select(snapshot))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageStartingWith("public.bookings.(room, during) cannot be detached");
        }
    }
}
