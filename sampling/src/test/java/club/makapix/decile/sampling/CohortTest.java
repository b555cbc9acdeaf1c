package club.makapix.decile.sampling;

import static club.makapix.decile.sampling.DrawSize.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import club.makapix.decile.transfer.ForeignKeyCount;
import club.makapix.decile.transfer.Reason;
import club.makapix.decile.transfer.Snapshot;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.class)
class CohortTest {
    private static final String USERS_AND_POSTS = """
            create table users (id int primary key, name text);
            create table posts (id int primary key, owner_id int not null references users, hidden bool not null default false);
            create table likes (user_id int not null references users, post_id int not null references posts,
                primary key (user_id, post_id));
            insert into users values (1, 'ann'), (2, 'bob'), (3, 'cyd');
            insert into posts values (10, 1), (20, 2), (30, 3);
            insert into likes values (1, 20), (2, 10), (3, 30);
            """;

    private static Travelled select(TestDatabase database, String identity, UnaryOperator<Sampling> rules) {
        try (Snapshot snapshot = Snapshot.open(database.dataSource())) {
            Sampling sampling = rules.apply(Sampling.of(snapshot.schema()));
            return Travelled.of(snapshot, sampling.select(snapshot), identity);
        }
    }

    @Test
    void bringsChildrenOfDrawnRowsAndTheParentsThoseRequire(TestDatabase database) {
        database.execute(USERS_AND_POSTS);

        Travelled travelled = select(
                database, "coalesce(to_jsonb(t) ->> 'id', t::text)", sampling -> sampling.always("users", "id = 1"));

        assertThat(travelled.of("users")).containsExactly("1", "2");
        assertThat(travelled.of("posts")).containsExactly("10", "20");
        assertThat(travelled.reason("posts", "10")).isEqualTo(Reason.FOLLOWED);
        assertThat(travelled.reason("posts", "20")).isEqualTo(Reason.REQUIRED);
        assertThat(travelled.of("likes")).containsExactly("(1,20)", "(2,10)");
    }

    @Test
    void refusesToDetachAKeyIfThatWouldTearAnother(TestDatabase database) {
        database.execute("""
                create table folders (tenant int, id int, primary key (tenant, id));
                create table notes (tenant int, folder int not null, origin int,
                    foreign key (tenant, folder) references folders,
                    constraint notes_origin foreign key (tenant, origin) references folders match full);
                """);

        assertThatThrownBy(() -> select(
                        database,
                        "t::text",
                        sampling -> sampling.draw("folders", percent(10))
                                .outside("notes.(tenant, folder)", Outside.DETACH)))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining(
                        "public.notes.(tenant, folder) cannot be detached, for public.notes.(tenant, origin)")
                .hasMessageContaining("MATCH FULL");
    }

    @Test
    void keepsAChildThatIsConfinedToAParentOutside(TestDatabase database) {
        database.execute(USERS_AND_POSTS);

        Travelled travelled = select(
                database,
                "t::text",
                sampling -> sampling.always("users", "id in (1, 3)")
                        .outside("likes.post_id", Outside.CONFINE)
                        .outside("likes.user_id", Outside.CONFINE));

        assertThat(travelled.of("likes")).containsExactly("(3,30)");
        assertThat(travelled.of("users")).containsExactly("(1,ann)", "(3,cyd)");
    }

    @Test
    void leavesOutWhatHangsOnARowThatMayNotTravel(TestDatabase database) {
        database.execute(USERS_AND_POSTS + "update posts set hidden = true where id = 10;");

        Travelled travelled = select(
                database,
                "t::text",
                sampling -> sampling.draw("users", percent(100)).where("posts", "not hidden"));

        assertThat(travelled.of("posts")).hasSize(2);
        assertThat(travelled.of("likes")).containsExactly("(1,20)", "(3,30)");
    }

    @Test
    void detachesAChildWhoseKeySaysSetNull(TestDatabase database) {
        database.execute("""
                create table users (id int primary key);
                create table events (id int primary key, viewer int references users on delete set null,
                    owner int references users);
                insert into users values (1), (2);
                insert into events values (100, 2, 1), (200, 1, 2);
                """);

        Travelled travelled = select(database, "t.id", sampling -> sampling.always("users", "id = 1"));

        assertThat(travelled.of("events")).containsExactly("100");
        assertThat(travelled.picked("events", "100").cleared()).containsExactly("viewer");
        assertThat(travelled.of("users")).containsExactly("1");
    }

    @Test
    void countsWhatEachKeyDid(TestDatabase database) {
        database.execute(USERS_AND_POSTS);
        try (Snapshot snapshot = Snapshot.open(database.dataSource())) {
            Cohort cohort = Sampling.of(snapshot.schema())
                    .always("users", "id = 1")
                    .outside("likes.user_id", Outside.CONFINE)
                    .select(snapshot);
            Travelled.of(snapshot, cohort, "t::text");

            assertThat(cohort.foreignKeyCounts())
                    .extracting(count -> count.key().toString(), ForeignKeyCount::pulled, ForeignKeyCount::confined)
                    .containsExactly(
                            tuple("public.likes.post_id", 2L, 0L),
                            tuple("public.likes.user_id", 1L, 0L),
                            tuple("public.posts.owner_id", 2L, 0L));
        }
    }

    @Test
    void refusesADrawThatTakesNothing(TestDatabase database) {
        database.execute("create table users (id int primary key)");

        assertThatThrownBy(() -> select(database, "t.id", sampling -> sampling.draw("users", percent(10))))
                .isInstanceOf(SchemaException.class)
                .hasMessage("the draw of 10% from public.users took no row; draw more, or check the rule where");
    }

    @Test
    void refusesARecipeThatBeginsNowhere(TestDatabase database) {
        database.execute("create table users (id int primary key)");

        assertThatThrownBy(() -> select(database, "t.id", sampling -> sampling.whole("users")))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("add a rule draw or always");
    }

    @Test
    void refusesToDetachAKeyThatMayNotBeNull(TestDatabase database) {
        database.execute(USERS_AND_POSTS);

        assertThatThrownBy(() -> select(
                        database,
                        "t.id",
                        sampling -> sampling.draw("users", percent(100)).outside("posts.owner_id", Outside.DETACH)))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("public.posts.owner_id cannot be detached");
    }

    @Test
    void takesAtLeastOneRowOfEachStratum(TestDatabase database) {
        database.execute("""
                create table users (id int primary key, level int);
                insert into users select n, n / 100 from generate_series(0, 399) n;
                insert into users values (1000, 77);
                """);

        Travelled travelled = select(
                database,
                "t.level || '/' || t.id",
                sampling -> sampling.draw("users", percent(1).strata("level")));

        assertThat(travelled.of("users"))
                .extracting(row -> row.substring(0, row.indexOf('/')))
                .contains("0", "1", "2", "3", "77");
    }

    @Test
    void limitsTheChildrenOfEachParent(TestDatabase database) {
        database.execute("""
                create table posts (id int primary key);
                create table views (id int primary key, post_id int references posts);
                insert into posts values (1), (2), (3);
                insert into views select n, 1 + n % 2 from generate_series(1, 100) n;
                """);
        UnaryOperator<Sampling> ten =
                sampling -> sampling.draw("posts", percent(100)).limit("views.post_id", 10);
        UnaryOperator<Sampling> five =
                sampling -> sampling.draw("posts", percent(100)).limit("views.post_id", 5);

        assertThat(select(database, "t.id", ten).of("views"))
                .hasSize(20)
                .containsAll(select(database, "t.id", five).of("views"));
    }

    @Test
    void followsADeclaredReferenceThatHoldsForSomeRowsOnly(TestDatabase database) {
        database.execute("""
                create table posts (id int primary key);
                create table users (id int primary key);
                create table reports (id int primary key, target_type text, target_id text);
                insert into posts values (1), (2);
                insert into users values (1), (2);
                insert into reports values (10, 'post', '1'), (20, 'user', '1'), (30, 'post', 'gone'), (40, 'post', '2');
                """);

        Travelled travelled = select(
                database,
                "t.id",
                sampling -> sampling.always("posts", "id = 1")
                        .always("users", "id = 2")
                        .reference(DeclaredReference.of("reports.target_id", "posts.id")
                                .when("target_type = 'post'"))
                        .reference(DeclaredReference.of("reports.target_id", "users.id")
                                .when("target_type = 'user'")));

        assertThat(travelled.of("reports")).containsExactly("10");
    }

    @Test
    void dropsArrayElementsWhoseParentStays(TestDatabase database) {
        database.execute("""
                create table posts (id int primary key);
                create table playlists (id int primary key, post_ids int[]);
                insert into posts values (1), (2), (3);
                insert into playlists values (10, '{3,1,null,2}'), (20, '{1}'), (30, null);
                """);
        try (Snapshot snapshot = Snapshot.open(database.dataSource())) {
            Cohort cohort = Sampling.of(snapshot.schema())
                    .always("posts", "id in (1, 3)")
                    .whole("playlists")
                    .reference(DeclaredReference.of("playlists.post_ids", "posts.id")
                            .follow(Follow.NEVER)
                            .outside(Outside.DETACH))
                    .select(snapshot);

            assertThat(Travelled.edits(snapshot, cohort, "playlists", "t.id"))
                    .containsExactly("10 post_ids={3,1,NULL}");
        }
    }

    @Test
    void refusesACohortThatOutgrowsItsBudget(TestDatabase database) {
        database.execute(USERS_AND_POSTS);

        assertThatThrownBy(() -> select(
                        database,
                        "t::text",
                        sampling -> sampling.draw("users", percent(100)).budget(Budget.rows(8))))
                .isInstanceOf(SchemaException.class)
                .hasMessageStartingWith("the cohort has outgrown its budget: 9 rows where 8 are allowed");
        assertThatThrownBy(() -> select(
                        database,
                        "t::text",
                        sampling -> sampling.draw("users", percent(100)).budget("posts", Budget.rows(2))))
                .hasMessageContaining("public.posts has outgrown its budget: 3 rows where 2 are allowed; "
                        + "the keys that pulled most are public.posts.owner_id (3 rows)");
    }

    @Test
    void explainsWhyARowTravels(TestDatabase database) {
        database.execute(USERS_AND_POSTS);
        try (Snapshot snapshot = Snapshot.open(database.dataSource())) {
            Cohort cohort =
                    Sampling.of(snapshot.schema()).always("users", "id = 1").select(snapshot);

            assertThat(cohort.explain(snapshot, "users", 2).toString()).isEqualTo("""
                    public.users (2): required over public.likes.user_id
                    public.likes (2, 10): followed its parent over public.likes.post_id
                    public.posts (10): followed its parent over public.posts.owner_id
                    public.users (1): drawn""");
            assertThat(cohort.explain(snapshot, "users", 3).steps()).isEmpty();
        }
    }
}
