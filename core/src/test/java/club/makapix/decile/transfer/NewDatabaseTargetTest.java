package club.makapix.decile.transfer;

import static club.makapix.decile.transfer.HandMade.everything;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import club.makapix.decile.testing.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.class)
class NewDatabaseTargetTest {
    private static final String SCHEMA = Resources.text("restoration-schema.sql");

    private static void fill(TestDatabase source) {
        source.execute(SCHEMA);
        source.execute(Resources.text("restoration-rows.sql"));
    }

    private static NewDatabaseTarget inPlaceOf(TestDatabase target) {
        return Target.newDatabase(TestServer::dataSource, target.name()).withSchema(SchemaScript.text(SCHEMA));
    }

    private static TransferReport refresh(TestDatabase source, RowSelection selection, NewDatabaseTarget target) {
        try (Snapshot snapshot = Snapshot.open(source.dataSource())) {
            return snapshot.transfer(selection).unchanged().into(target);
        }
    }

    private static List<String> databasesLike(TestDatabase target) {
        return target.rows("select datname from pg_database where datname ~ '^%s(_next|_previous)?$' order by 1"
                .formatted(target.name()));
    }

    @Test
    void putsAWholeNewDatabaseInThePlaceOfTheOld(TestDatabase source, TestDatabase target, TestDatabase model) {
        fill(source);
        model.execute(SCHEMA);
        target.execute("create table old (a int)");
        target.markAsDevelopment();

        TransferReport report = refresh(source, everything(), inPlaceOf(target));

        SameRows.assertSameRows(source, target);
        assertThat(RestorationTest.definitions(target)).isEqualTo(RestorationTest.definitions(model));
        assertThat(target.rows("select to_regclass('old')")).containsExactly("null");
        assertThat(databasesLike(target)).containsExactly(target.name());
        assertThat(report.rows()).isGreaterThan(12_000);
        refresh(source, everything(), inPlaceOf(target).withWorkers(4));
    }

    @Test
    void leavesTheOldDatabaseWhereTheNewOneFails(TestDatabase source, TestDatabase target) {
        fill(source);
        target.execute("create table old (a int)");
        target.markAsDevelopment();

        assertThatThrownBy(() -> refresh(source, everything().with("authors", "id <> 5"), inPlaceOf(target)))
                .isInstanceOf(TransferException.class)
                .hasMessageContaining("the target refused the loaded rows: foreign key");

        assertThat(target.rows("select to_regclass('old')")).containsExactly("old");
        assertThat(databasesLike(target)).containsExactly(target.name());
    }

    @Test
    void refusesToReplaceADatabaseThatIsNotMarked(TestDatabase source, TestDatabase target) {
        fill(source);

        try (Snapshot snapshot = Snapshot.open(source.dataSource())) {
            assertThatThrownBy(() -> inPlaceOf(target).check(snapshot)).hasMessageContaining("is not marked");
            assertThat(Target.newDatabase(TestServer::dataSource, target.name() + "_other")
                            .check(snapshot))
                    .returns(0, TargetState::tables);
        }
        assertThatThrownBy(() -> refresh(source, everything(), inPlaceOf(target)))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("is not marked as a development database");
        assertThatThrownBy(() -> refresh(source, everything(), inPlaceOf(source)))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("is the source itself");
        assertThat(databasesLike(target)).containsExactly(target.name());
    }

    @Test
    void namesTheSessionsThatAreInTheWayOrEndsThem(TestDatabase source, TestDatabase target) throws SQLException {
        fill(source);
        target.markAsDevelopment();

        try (Connection application = target.dataSource().getConnection()) {
            assertThatThrownBy(() -> refresh(source, everything(), inPlaceOf(target)))
                    .isInstanceOf(TransferException.class)
                    .hasMessageStartingWith(target.name() + " is in use by postgres (");

            refresh(source, everything(), inPlaceOf(target).disconnecting());

            assertThat(application.isValid(1)).isFalse();
        }
        assertThat(target.rows("select count(*) from posts")).containsExactly("3001");
    }

    @Test
    void dropsWhatAKilledRunLeftBehind(TestDatabase source, TestDatabase target) throws SQLException {
        fill(source);
        target.markAsDevelopment();
        String next = target.name() + "_next";
        // killed between the making of the database and its mark
        target.execute("create database %s allow_connections false connection limit 0".formatted(next));

        refresh(source, everything(), inPlaceOf(target));

        target.execute("create database " + next);
        target.execute("comment on database %s is 'decile:development'".formatted(next));
        // the killed run's server process still works
        try (Connection orphan = TestServer.dataSource(next).getConnection()) {
            refresh(source, everything(), inPlaceOf(target));

            assertThat(orphan.isValid(1)).isFalse();
        }
        assertThat(databasesLike(target)).containsExactly(target.name());
    }

    @Test
    void dropsNoDatabaseThatHappensToHaveTheName(TestDatabase source, TestDatabase target) {
        fill(source);
        target.markAsDevelopment();
        String next = target.name() + "_next";
        target.execute("create database " + next);

        assertThatThrownBy(() -> refresh(source, everything(), inPlaceOf(target)))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining(next + " is not marked as a development database");

        assertThat(databasesLike(target)).containsExactly(target.name(), next);
        target.execute("drop database " + next);
    }

    @Test
    void passesOnWhatTheOldDatabaseHasAsAWhole(TestDatabase source, TestDatabase target) {
        fill(source);
        String owner = target.createRole();
        String guest = target.createRole();
        target.execute("""
                comment on database %1$s is 'Ann''s; decile:development';
                alter database %1$s connection limit 17;
                alter database %1$s set search_path = "$user", public, "Odd ""na"" me", "select";
                alter database %1$s set application.greeting = 'it''s "x", \\n';
                alter role %3$s in database %1$s set search_path = '';
                alter role %3$s in database %1$s set work_mem = '5MB';
                revoke temporary on database %1$s from public;
                grant connect, create on database %1$s to %3$s with grant option;
                alter database %1$s owner to %2$s;
                """.formatted(target.name(), owner, guest));
        List<String> before = propertiesOf(target);

        refresh(source, everything(), inPlaceOf(target));

        assertThat(propertiesOf(target)).isEqualTo(before).hasSize(5);
        target.execute("drop owned by " + guest);
        target.execute("alter database %s owner to current_user".formatted(target.name()));
        target.execute("alter role %s in database %s reset all".formatted(guest, target.name()));
    }

    private static List<String> propertiesOf(TestDatabase database) {
        return database.rows("""
                select concat_ws('; ', pg_get_userbyid(datdba), datconnlimit, shobj_description(oid, 'pg_database'), encoding,
                    datcollate, datctype,
                    (select string_agg(a::text, ', ' order by a::text) from unnest(datacl) a))
                from pg_database where datname = current_database()
                union all
                select concat_ws(' ', pg_get_userbyid(nullif(setrole, 0)), line)
                from pg_db_role_setting, unnest(setconfig) line
                where setdatabase = (select oid from pg_database where datname = current_database())
                order by 1
                """);
    }
}
