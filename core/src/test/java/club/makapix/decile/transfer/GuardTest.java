package club.makapix.decile.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.class)
class GuardTest {
    private static final DatabaseIdentity PRODUCTION =
            new DatabaseIdentity(Optional.of("7001"), 1, 16384, "makapix", "reader", "15.18", false, "");

    private static void refresh(TestDatabase source, DatabaseTarget target) {
        try (Snapshot snapshot = Snapshot.open(source.dataSource())) {
            snapshot.transfer(HandMade.everything()).unchanged().into(target);
        }
    }

    private static void fill(TestDatabase source, TestDatabase target) {
        Refresh.createIn(source, target, "create table t (id int primary key); insert into t values (1)");
    }

    @Test
    void refusesAnUnmarkedDatabaseAndSaysHowToMarkIt(TestDatabase source, TestDatabase target) {
        fill(source, target);
        target.execute("insert into t values (2)");

        assertThatThrownBy(() -> refresh(source, Target.database(target.dataSource())))
                .isInstanceOf(SchemaException.class)
                .hasMessage(
                        "the target %1$s is not marked as a development database, so it is not overwritten; its owner can mark it: comment on database \"%1$s\" is 'decile:development'",
                        target.name());
        assertThat(target.rows("select * from t")).containsExactly("1", "2");
    }

    @Test
    void findsTheMarkAmongOtherWords(TestDatabase source, TestDatabase target) {
        fill(source, target);
        target.execute("comment on database %s is 'for Ann; decile:development'".formatted(target.name()));

        refresh(source, Target.database(target.dataSource()));
    }

    @Test
    void takesTheCallersWordForADatabaseOfThatName(TestDatabase source, TestDatabase target) {
        fill(source, target);
        refresh(source, Target.database(target.dataSource()).named(target.name()));

        assertThatThrownBy(() ->
                        refresh(source, Target.database(target.dataSource()).named("makapix_dev")))
                .isInstanceOf(SchemaException.class)
                .hasMessage(
                        "the target was named makapix_dev but the connection leads to %s, which is not overwritten",
                        target.name());
    }

    @Test
    void refusesTheSourceWhateverItsMarkOrAddress(TestDatabase source) {
        source.execute("create table t (id int primary key); insert into t values (1)");
        source.markAsDevelopment();
        var otherAddress = source.dataSource();
        otherAddress.setServerNames(new String[] {"127.0.0.1"});

        assertThatThrownBy(() -> refresh(source, Target.database(otherAddress).named(source.name())))
                .isInstanceOf(SchemaException.class)
                .hasMessageStartingWith("the target " + source.name() + " is the source itself");
        assertThat(source.rows("select * from t")).containsExactly("1");
    }

    @Test
    void knowsAPhysicalCopyByTheSystemIdentifier() {
        DatabaseIdentity replica =
                new DatabaseIdentity(Optional.of("7001"), 2, 16384, "renamed", "owner", "15.18", false, Guard.MARK);

        assertThatThrownBy(() -> Guard.check(PRODUCTION, replica, Optional.empty()))
                .hasMessageContaining("the source itself, or a physical copy of it");
    }

    @Test
    void fallsBackOnTheStartOfTheServerWhereTheIdentifierIsNotReadable() {
        DatabaseIdentity secretive =
                new DatabaseIdentity(Optional.empty(), 1, 16384, "makapix", "owner", "15.18", false, Guard.MARK);
        DatabaseIdentity elsewhere =
                new DatabaseIdentity(Optional.empty(), 2, 16384, "makapix", "owner", "15.18", false, Guard.MARK);

        assertThatThrownBy(() -> Guard.check(PRODUCTION, secretive, Optional.empty()))
                .hasMessageContaining("the source itself");
        Guard.check(PRODUCTION, elsewhere, Optional.empty());
    }

    @Test
    void refusesAStandby() {
        DatabaseIdentity standby =
                new DatabaseIdentity(Optional.of("7002"), 2, 16384, "makapix", "owner", "15.18", true, Guard.MARK);

        assertThatThrownBy(() -> Guard.check(PRODUCTION, standby, Optional.empty()))
                .hasMessageContaining("name its primary");
    }

    @Test
    void readsTheIdentityWithoutTheRightToReadTheIdentifier(TestDatabase source, TestDatabase target) {
        fill(source, target);
        Roles.create(source, "secretive_reader");
        source.execute(
                "revoke execute on function pg_control_system() from public; grant select on t to secretive_reader");
        target.markAsDevelopment();

        try (Snapshot snapshot = Snapshot.open(source.dataSourceOf("secretive_reader"))) {
            snapshot.transfer(HandMade.everything()).unchanged().into(Target.database(target.dataSource()));
            assertThat(snapshot.identity().cluster()).isEmpty();
        }
    }
}
