package club.makapix.decile.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "decile:developement | is not marked as a development database (its comment says decile:developement), so",
                "Decile:Development, for Ann | (its comment says Decile:Development), so",
                "the decile of Ann Canary | is not marked as a development database, so"
            })
    void showsAMarkWithATypingErrorAndNoOtherComment(String comment, String said) {
        DatabaseIdentity target =
                new DatabaseIdentity(Optional.of("7002"), 1, 16384, "dev", "owner", "15.18", false, comment);

        assertThatThrownBy(() -> Guard.check(PRODUCTION, target, Consent.marked()))
                .hasMessageContaining(said)
                .hasMessageEndingWith("comment on database \"dev\" is 'decile:development'")
                .message()
                .doesNotContain("Ann");
    }

    @Test
    void saysBeforehandWhatWouldBeReplacedOrRefused(TestDatabase source, TestDatabase target) {
        fill(source, target);
        target.execute("insert into t select n from generate_series(2, 500) n; analyze t");
        try (Snapshot snapshot = Snapshot.open(source.dataSource())) {
            DatabaseTarget database = Target.database(target.dataSource());

            assertThatThrownBy(() -> database.check(snapshot)).hasMessageContaining("is not marked");
            target.markAsDevelopment();
            assertThat(database.check(snapshot))
                    .returns(1, TargetState::tables)
                    .returns(500L, TargetState::estimatedRows)
                    .extracting(TargetState::name)
                    .asString()
                    .endsWith("database " + target.name());
            target.execute("alter table t rename to u");
            assertThatThrownBy(() -> database.check(snapshot)).hasMessageContaining("public.t is missing");
        }
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
        DatabaseIdentity promoted =
                new DatabaseIdentity(Optional.of("7001"), 2, 16384, "renamed", "owner", "15.18", false, Guard.MARK);
        DatabaseIdentity unmarked =
                new DatabaseIdentity(Optional.of("7001"), 2, 16384, "renamed", "owner", "15.18", false, "");

        assertThatThrownBy(() -> Guard.check(PRODUCTION, promoted, Consent.marked()))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("physical copy of the source", "promoted", "failover", "allow a physical copy");
        assertThatThrownBy(
                        () -> Guard.check(PRODUCTION, promoted, Consent.marked().named("renamed")))
                .hasMessageContaining("allow a physical copy");
        assertThatThrownBy(
                        () -> Guard.check(PRODUCTION, unmarked, Consent.marked().copied()))
                .hasMessageContaining("is not marked");
        Guard.check(PRODUCTION, promoted, Consent.marked().copied());
    }

    @Test
    void neverOverwritesTheServersAStandbyBelongsTo() {
        DatabaseIdentity standby =
                new DatabaseIdentity(Optional.of("7001"), 2, 16384, "makapix", "owner", "15.18", true, Guard.MARK);
        DatabaseIdentity primary =
                new DatabaseIdentity(Optional.of("7001"), 3, 16384, "makapix", "owner", "15.18", false, Guard.MARK);
        Consent everything = Consent.marked().named("makapix").copied();

        assertThatThrownBy(() -> Guard.check(PRODUCTION, standby, everything))
                .hasMessageContaining("is on a standby of the source");
        assertThatThrownBy(() -> Guard.check(standby, primary, everything))
                .hasMessageContaining("is the primary of the source");
        assertThatThrownBy(() -> Guard.check(standby, standby, everything))
                .hasMessageContaining("is the source itself");
    }

    @Test
    void fallsBackOnTheStartOfTheServerWhereTheIdentifierIsNotReadable() {
        DatabaseIdentity secretive =
                new DatabaseIdentity(Optional.empty(), 1, 16384, "makapix", "owner", "15.18", false, Guard.MARK);
        DatabaseIdentity elsewhere =
                new DatabaseIdentity(Optional.empty(), 2, 16384, "makapix", "owner", "15.18", false, Guard.MARK);

        assertThatThrownBy(() -> Guard.check(PRODUCTION, secretive, Consent.marked()))
                .hasMessageContaining("the source itself");
        Guard.check(PRODUCTION, elsewhere, Consent.marked());
    }

    @Test
    void knowsARenamedSource(TestDatabase source) {
        source.execute("create table t (id int primary key); insert into t values (1)");
        source.markAsDevelopment();
        String newName = source.name() + "_dev";
        try (Snapshot snapshot = Snapshot.open(source.dataSource())) {
            DatabaseIdentity seen = snapshot.identity();
            DatabaseIdentity renamed = new DatabaseIdentity(
                    seen.cluster(), seen.started(), seen.oid(), newName, "owner", "15.18", false, Guard.MARK);

            assertThatThrownBy(() -> Guard.check(
                            seen, renamed, Consent.marked().named(newName).copied()))
                    .hasMessage("the target %s is the source itself; name another database", newName);
        }
    }

    @Test
    void refusesAStandby() {
        DatabaseIdentity standby =
                new DatabaseIdentity(Optional.of("7002"), 2, 16384, "makapix", "owner", "15.18", true, Guard.MARK);

        assertThatThrownBy(() -> Guard.check(PRODUCTION, standby, Consent.marked()))
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
