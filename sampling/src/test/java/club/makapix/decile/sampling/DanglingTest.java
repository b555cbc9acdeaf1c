package club.makapix.decile.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import club.makapix.decile.transfer.ForeignKeyCount;
import club.makapix.decile.transfer.Snapshot;
import club.makapix.decile.transfer.Target;
import club.makapix.decile.transfer.TransferReport;
import java.util.function.UnaryOperator;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tells apart what has no parent from what leaves its parent behind. */
@ExtendWith(TestDatabases.class)
class DanglingTest {
    private static final String COMMENTS = """
            create table posts (id int primary key, hidden bool not null);
            create table comments (id int primary key, post_id int);
            alter table comments disable trigger all;
            insert into posts values (1, false), (2, false), (3, true);
            insert into comments values (10, 1), (20, 2), (30, 99), (40, null);
            alter table comments add constraint comments_post foreign key (post_id) references posts not valid;
            alter table comments enable trigger all;
            """;

    private static AbstractListAssert<?, ?, Tuple, ?> counts(TestDatabase database, UnaryOperator<Sampling> rules) {
        try (Snapshot snapshot = Snapshot.open(database.dataSource())) {
            Cohort cohort = rules.apply(Sampling.of(snapshot.schema()).always("posts", "id = 1"))
                    .select(snapshot);
            Travelled.of(snapshot, cohort, "t.id");
            return assertThat(cohort.foreignKeyCounts())
                    .extracting(ForeignKeyCount::detached, ForeignKeyCount::confined, ForeignKeyCount::dangling);
        }
    }

    @Test
    void aDetachedRowThatHadNoParentCountsAsDangling(TestDatabase database) {
        database.execute(COMMENTS);

        counts(database, sampling -> sampling.whole("comments").outside("comments.post_id", Outside.DETACH))
                .containsExactly(tuple(1L, 0L, 1L));
    }

    @Test
    void theReportOfATransferCountsTheSame(TestDatabase database, TestDatabase target) {
        database.execute(COMMENTS + """
                create table likes (id int primary key, post_id int references posts);
                insert into likes values (5, 1), (6, 2), (7, null);
                """);
        target.execute("""
                create table posts (id int primary key, hidden bool);
                create table comments (id int, post_id int);
                create table likes (id int, post_id int);
                """);
        target.markAsDevelopment();
        try (Snapshot snapshot = Snapshot.open(database.dataSource())) {
            Cohort cohort = Sampling.of(snapshot.schema())
                    .always("posts", "id = 1")
                    .whole("comments")
                    .whole("likes")
                    .outside("comments.post_id", Outside.DETACH)
                    .outside("likes.post_id", Outside.DETACH)
                    .select(snapshot);

            TransferReport report = snapshot.transfer(cohort).unchanged().into(Target.database(target.dataSource()));

            assertThat(report.foreignKeys())
                    .extracting(
                            count -> count.key().child().name(), ForeignKeyCount::detached, ForeignKeyCount::dangling)
                    .containsExactlyInAnyOrder(tuple("comments", 1L, 1L), tuple("likes", 1L, 0L));
        }
        assertThat(target.rows("select * from comments order by id"))
                .containsExactly("10|1", "20|null", "30|null", "40|null");
        assertThat(target.rows("select * from likes order by id")).containsExactly("5|1", "6|null", "7|null");
    }

    @Test
    void theSameHoldsOfADeclaredReference(TestDatabase database) {
        database.execute("""
                create table posts (id int primary key);
                create table comments (id int primary key, post_id text);
                insert into posts values (1), (2);
                insert into comments values (10, '1'), (20, '2'), (30, '99');
                """);

        counts(
                        database,
                        sampling -> sampling.whole("comments")
                                .reference(DeclaredReference.of("comments.post_id", "posts.id")
                                        .outside(Outside.DETACH)))
                .containsExactly(tuple(1L, 0L, 1L));
    }

    @Test
    void aRequiredOrConfinedRowThatHadNoParentCountsAsDangling(TestDatabase database) {
        database.execute(COMMENTS);

        counts(database, sampling -> sampling.whole("comments")).containsExactly(tuple(0L, 0L, 1L));
        counts(
                        database,
                        sampling -> sampling.always("comments", "id = 30").outside("comments.post_id", Outside.CONFINE))
                .containsExactly(tuple(0L, 0L, 1L));
    }

    @Test
    void aRowThatMayNotTravelIsNotConfined(TestDatabase database) {
        database.execute("""
                create table people (id int primary key);
                create table posts (id int primary key);
                create table likes (id int primary key, post_id int references posts, person int references people);
                insert into posts values (1), (2);
                insert into people values (5), (6);
                insert into likes values (10, 1, 5), (20, 1, 6);
                """);

        counts(
                        database,
                        sampling -> sampling.where("people", "id <> 6")
                                .unreached(Unreached.REQUIRED)
                                .outside("likes.person", Outside.REQUIRE)
                                .outside("likes.post_id", Outside.CONFINE))
                .containsExactly(tuple(0L, 0L, 0L), tuple(0L, 0L, 0L));
    }

    @Test
    void anArrayOfSeveralDimensionsLosesAllElements(TestDatabase database) {
        database.execute("""
                create table posts (id int primary key);
                create table grids (id int primary key, cells int[]);
                insert into posts values (1);
                insert into grids values (10, '{{1,2},{1,1}}'), (20, '{}');
                """);
        try (Snapshot snapshot = Snapshot.open(database.dataSource())) {
            Cohort cohort = Sampling.of(snapshot.schema())
                    .always("posts", "true")
                    .whole("grids")
                    .reference(DeclaredReference.of("grids.cells", "posts.id")
                            .follow(Follow.NEVER)
                            .outside(Outside.DETACH))
                    .select(snapshot);

            assertThat(Travelled.edits(snapshot, cohort, "grids", "t.id")).containsExactly("10 cells={}");
        }
    }

    @Test
    void refusesAnArrayWhoseElementsCannotBeTold(TestDatabase database) {
        database.execute("""
                create table prices (amount numeric primary key, id int unique);
                create table offers (id int primary key, amounts numeric[], price_ids int[]);
                """);
        Sampling sampling = Sampling.of(database.readSchema());

        assertThatThrownBy(() -> sampling.reference(DeclaredReference.of("offers.amounts", "prices.amount")
                        .follow(Follow.NEVER)
                        .outside(Outside.DETACH)))
                .isInstanceOf(SchemaException.class)
                .hasMessageStartingWith("public.offers.amounts has elements whose texts may differ");
        assertThatThrownBy(() -> sampling.reference(DeclaredReference.of("offers.price_ids", "prices.id")))
                .isInstanceOf(SchemaException.class)
                .hasMessageEndingWith("say follow: never, outside: detach");
    }
}
