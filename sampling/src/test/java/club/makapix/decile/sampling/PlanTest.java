package club.makapix.decile.sampling;

import static club.makapix.decile.sampling.DrawSize.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.withinPercentage;

import club.makapix.decile.sampling.Plan.KeyPlan;
import club.makapix.decile.sampling.Plan.TablePlan;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.TableName;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import club.makapix.decile.transfer.Snapshot;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.class)
class PlanTest {
    private static final String SOCIAL_NETWORK = """
            create table users (id int primary key);
            create table posts (id int primary key, owner_id int not null references users);
            create table follows (follower_id int not null references users, following_id int not null references users,
                primary key (follower_id, following_id));
            insert into users select generate_series(1, 2000);
            insert into posts select n, 1 + n % 2000 from generate_series(1, 10000) n;
            insert into follows select distinct 1 + n * 7 % 2000, 1 + n * 13 % 1999 from generate_series(1, 20000) n;
            create index on posts (owner_id);
            analyze;
            """;

    private static Plan plan(TestDatabase database, UnaryOperator<Sampling> rules) {
        try (Snapshot snapshot = Snapshot.open(database.dataSource())) {
            return rules.apply(Sampling.of(snapshot.schema())).plan(snapshot);
        }
    }

    @Test
    void estimatesTheRowsOfEachTable(TestDatabase database) {
        database.execute(SOCIAL_NETWORK);

        Plan plan = plan(
                database,
                sampling -> sampling.draw("users", percent(10))
                        .outside("follows.follower_id", Outside.CONFINE)
                        .outside("follows.following_id", Outside.CONFINE));

        assertThat(plan.tables())
                .extracting(table -> table.table().name(), TablePlan::rule, TablePlan::estimatedRows)
                .satisfiesExactly(
                        follows -> assertThat(follows.toList().get(2)).isIn(190L, 200L, 201L),
                        posts -> assertThat(posts.toList()).containsExactly("posts", "reached", 1000L),
                        users -> assertThat(users.toList()).containsExactly("users", "drawn", 200L));
        assertThat(plan.warnings())
                .containsExactly("public.follows.following_id has no index: each pass over it reads the whole table");
    }

    @Test
    void warnsFirstOfAKeyThatWouldBringMostOfATable(TestDatabase database) {
        database.execute(SOCIAL_NETWORK);

        Plan plan = plan(database, sampling -> sampling.draw("users", percent(10)));

        assertThat(plan.warnings().get(0))
                .matches("about (8|9).% of public.users would travel.*")
                .contains("public.follows.following_id: { outside: confine }");
        assertThat(plan.keys().get(0).key().child().name()).isEqualTo("follows");
        assertThat(plan.keys()).extracting(KeyPlan::parents).anyMatch(parents -> parents > 500);
    }

    private static final String PLAYLISTS = """
            create table customers (id int primary key);
            create table tracks (id int primary key);
            create table lines (id int primary key, customer int not null references customers, track int not null references tracks);
            create table lists (id int primary key);
            create table entries (list int not null references lists, track int not null references tracks, primary key (list, track));
            insert into customers select generate_series(1, 100);
            insert into tracks select generate_series(1, 3000);
            insert into lists select generate_series(1, 20);
            insert into lines select n, 1 + n % 100, 1 + n * 7 % 3000 from generate_series(1, 2000) n;
            insert into entries select distinct 1 + n % 20, 1 + n * 11 % 3000 from generate_series(1, 9000) n;
            create index on lines (customer);
            create index on lines (track);
            create index on entries (track);
            analyze;
            """;

    private static long tracks(Plan plan) {
        return plan.tables().stream()
                .filter(table -> table.table().name().equals("tracks"))
                .findFirst()
                .orElseThrow()
                .estimatedRows();
    }

    /** Entries come whole because nothing leads to them, and bring their tracks. */
    @Test
    void advisesARuleThatKeepsATableFromComingWhole(TestDatabase database) {
        database.execute(PLAYLISTS);

        Plan plan = plan(database, sampling -> sampling.draw("customers", percent(10)));

        assertThat(tracks(plan)).isGreaterThan(2_500);
        assertThat(plan.warnings().get(0))
                .startsWith("about 100% of public.tracks would travel")
                .contains("public.entries.track: { follow: always, outside: confine }");
        assertThat(tracks(plan(
                        database,
                        sampling -> sampling.draw("customers", percent(10))
                                .follow("entries.track", Follow.ALWAYS)
                                .outside("entries.track", Outside.CONFINE))))
                .isBetween(150L, 250L);
    }

    @Test
    void countsTheParentsThatConfinedRowsBringBecauseTheyComeWhole(TestDatabase database) {
        database.execute(PLAYLISTS);

        try (Snapshot snapshot = Snapshot.open(database.dataSource())) {
            Sampling confined = Sampling.of(snapshot.schema())
                    .draw("customers", percent(10))
                    .outside("entries.track", Outside.CONFINE);
            long real = confined.select(snapshot).counts().get(new TableName("public", "tracks")).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            assertThat(tracks(confined.plan(snapshot))).isCloseTo(real, withinPercentage(5));
            assertThat(confined.whole("entries").plan(snapshot).warnings().get(0))
                    .contains(
                            "public.entries.track: { follow: always, outside: confine } and no whole: public.entries");
        }
    }

    @Test
    void showsRulesOnTheArrowsOfTheGraph(TestDatabase database) {
        database.execute(SOCIAL_NETWORK);
        Schema schema = database.readSchema();

        Plan plan =
                plan(database, sampling -> sampling.draw("users", percent(10)).empty("follows"));

        assertThat(plan.mermaid(schema)).contains("owned, require").contains("does not travel");
    }

    @Test
    void isAPageForPeople(TestDatabase database) {
        database.execute(SOCIAL_NETWORK);

        String page = plan(
                        database,
                        sampling -> sampling.draw("users", percent(10)).empty("follows"))
                .toString();

        assertThat(page.lines())
                .anySatisfy(line -> assertThat(line).matches("public\\.users +drawn +200  of +2,000  draw of 10%"))
                .anySatisfy(line -> assertThat(line).matches("public\\.follows +empty +0  of +20,000  structure only"));
    }

    @Test
    void takesTwoWaysToTheSameParentForOne(TestDatabase database) {
        database.execute("""
                create table people (id int primary key);
                create table rentals (id int primary key, person int not null references people);
                create table payments (id int primary key, rental int not null references rentals, person int not null references people);
                insert into people select generate_series(1, 2000);
                insert into rentals select n, 1 + (n * n::bigint % 2000) * (n % 7) / 7 from generate_series(1, 20000) n;
                insert into payments select id, id, person from rentals;
                analyze;
                """);

        Plan plan = plan(database, sampling -> sampling.draw("people", percent(10)));

        assertThat(plan.tables())
                .extracting(table -> table.table().name(), TablePlan::estimatedRows)
                .containsExactly(tuple("payments", 2000L), tuple("people", 200L), tuple("rentals", 2000L));
    }

    @Test
    void warnsOfPartitionsThatDoNotDeclareAKey(TestDatabase database) {
        database.execute("""
                create table users (id int primary key);
                create table events (id int, day int, who int) partition by list (day);
                create table events_1 partition of events for values in (1);
                create table events_2 partition of events for values in (2);
                create table events_3 partition of events for values in (3);
                alter table events_1 add foreign key (who) references users;
                create index on events_1 (who);
                insert into users select generate_series(1, 100);
                insert into events select n, 1 + n % 2, 1 + n % 100 from generate_series(1, 5000) n;
                analyze;
                """);

        assertThat(plan(database, sampling -> sampling.draw("users", percent(10)))
                        .warnings())
                .containsExactly(
                        "public.events.who is not declared by public.events_2, whose rows it neither brings nor"
                                + " keeps; to treat all partitions alike, add under references:"
                                + " { from: public.events.who, to: public.users.id }");
        assertThat(plan(
                                database,
                                sampling -> sampling.draw("users", percent(10))
                                        .reference(DeclaredReference.of("events.who", "users.id")))
                        .warnings())
                .containsExactly("public.events.who has no index: each pass over it reads the whole table");
    }
}
