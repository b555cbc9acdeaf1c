package club.makapix.decile.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.class)
class ForeignKeyTest {
    @Test
    void readsACompositeKeyInTheOrderOfItsConstraint(TestDatabase database) {
        database.execute("""
                create table parent (a int, b int, primary key (b, a));
                create table child (x int, y int, foreign key (y, x) references parent (a, b));
                """);

        assertThat(keys(database))
                .singleElement()
                .isEqualTo(ForeignKey.of(
                        "child_y_x_fkey", name("child"), List.of("y", "x"), name("parent"), List.of("a", "b")));
    }

    @Test
    void readsAKeyToAUniqueKeyThatIsNotPrimary(TestDatabase database) {
        database.execute("""
                create table users (id int primary key, handle text unique);
                create table posts (id int primary key, author text references users (handle));
                """);

        assertThat(keys(database)).singleElement().returns(List.of("handle"), ForeignKey::parentColumns);
    }

    @Test
    void keepsSeveralKeysBetweenTheSameTablesApart(TestDatabase database) {
        database.execute("""
                create table users (id int primary key, invited_by int references users);
                create table follows (follower int references users, following int references users,
                    constraint again foreign key (follower) references users);
                """);

        assertThat(keys(database))
                .extracting(ForeignKey::name)
                .containsExactly("again", "follows_follower_fkey", "follows_following_fkey", "users_invited_by_fkey");
        assertThat(keys(database)).filteredOn(ForeignKey::isSelfReference).hasSize(1);
    }

    @Test
    void readsMatchActionsAndDeferrability(TestDatabase database) {
        database.execute("""
                create table parent (a int, b int, primary key (a, b));
                create table child (a int default 0, b int default 0,
                    constraint k1 foreign key (a, b) references parent match full on delete cascade on update set default,
                    constraint k2 foreign key (a, b) references parent on delete set null on update restrict deferrable,
                    constraint k3 foreign key (a, b) references parent deferrable initially deferred);
                """);

        assertThat(keys(database))
                .extracting(ForeignKey::match, ForeignKey::onDelete, ForeignKey::onUpdate, ForeignKey::deferrable)
                .containsExactly(
                        tuple(MatchType.FULL, ReferentialAction.CASCADE, ReferentialAction.SET_DEFAULT, false),
                        tuple(MatchType.SIMPLE, ReferentialAction.SET_NULL, ReferentialAction.RESTRICT, true),
                        tuple(MatchType.SIMPLE, ReferentialAction.NO_ACTION, ReferentialAction.NO_ACTION, true));
    }

    @Test
    void tellsAKeyThatWasNeverValidated(TestDatabase database) {
        database.execute("""
                create table parent (id int primary key);
                create table child (parent int);
                insert into child values (7);
                alter table child add foreign key (parent) references parent not valid;
                """);

        assertThat(keys(database))
                .singleElement()
                .returns(false, ForeignKey::validated)
                .returns(true, ForeignKey::enforced);
    }

    @Test
    void tellsAKeyThatIsNotEnforced(TestDatabase database) {
        database.requireMajor(18);
        database.execute("""
                create table parent (id int primary key);
                create table child (parent int references parent not enforced);
                """);

        assertThat(keys(database))
                .singleElement()
                .returns(false, ForeignKey::validated)
                .returns(false, ForeignKey::enforced);
    }

    @Test
    void tellsAKeyOverAPeriod(TestDatabase database) {
        database.requireMajor(18);
        database.execute("""
                create extension btree_gist;
                create table rooms (id int, open daterange, primary key (id, open without overlaps));
                create table bookings (room int, during daterange,
                    foreign key (room, period during) references rooms (id, period open));
                """);

        assertThat(keys(database))
                .singleElement()
                .returns(true, ForeignKey::temporal)
                .returns(List.of("room", "during"), ForeignKey::columns);
    }

    @Test
    void leavesOutAKeyToATableThatDoesNotTravel(TestDatabase database) {
        database.execute("""
                create table parent (id int primary key);
                create table child (parent int references parent);
                create extension citext;
                alter extension citext add table parent;
                """);

        assertThat(keys(database)).isEmpty();
    }

    @Test
    void refusesSidesOfDifferentLength() {
        assertThatThrownBy(() -> ForeignKey.of("k", name("child"), List.of("a"), name("parent"), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("foreign key k maps 1 columns of public.child to 0 columns of public.parent");
    }

    private static List<ForeignKey> keys(TestDatabase database) {
        return database.readSchema().foreignKeys();
    }

    private static TableName name(String table) {
        return new TableName("public", table);
    }
}
