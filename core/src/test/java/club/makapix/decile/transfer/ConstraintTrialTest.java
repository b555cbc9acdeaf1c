package club.makapix.decile.transfer;

import static club.makapix.decile.transfer.HandMade.everything;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is found out about the constraints of a target before it is touched. */
@ExtendWith(TestDatabases.class)
class ConstraintTrialTest {
    private static final String OLD = "insert into people (id, name) values (0, 'old@example.org')";
    private static final String ANN =
            "insert into people (id, name) select n, 'ann' || n || '@mail.example' from generate_series(1, 30) n";

    /** Refreshes people whose names are rewritten. */
    private static void refresh(TestDatabase source, TestDatabase target, UnaryOperator<String> name) {
        target.markAsDevelopment();
        refresh(source, Target.database(target.dataSource()), name);
    }

    private static void refresh(TestDatabase source, Target target, UnaryOperator<String> name) {
        try (Snapshot snapshot = Snapshot.open(source.dataSource())) {
            snapshot.transfer(everything())
                    .rewriting(HandMade.rewriting("people", List.of("name"), List.of("name"), (row, editor) -> {
                        String text = row.text(0);
                        editor.set(0, text == null ? null : name.apply(text));
                    }))
                    .into(target);
        }
    }

    private static void create(TestDatabase source, TestDatabase target, String ddl) {
        Refresh.createIn(source, target, ddl);
        source.execute(ANN);
        target.execute(OLD);
    }

    @Test
    void triesACheckByPattern(TestDatabase source, TestDatabase target) {
        create(
                source,
                target,
                "create table people (id int primary key, name text constraint is_mail check (name ~ '^.+@.+$'))");

        assertThatThrownBy(() -> refresh(source, target, name -> "nobody"))
                .isInstanceOf(SchemaException.class)
                .hasMessage("""
                        what becomes of the columns does not fulfil the constraints of the target; nothing was written:
                          public.people: the check "is_mail" does not hold in 20 of 20 rows that were tried after name; use a pseudonym that fulfils it, for example token, which keeps the form of a value""");
        assertThat(target.rows("select name from people")).containsExactly("old@example.org");
        assertThatCode(() -> refresh(source, target, name -> "nobody@example.com"))
                .doesNotThrowAnyException();
    }

    @Test
    void triesACheckOfTheTargetAlone(TestDatabase source, TestDatabase target) {
        create(source, target, "create table people (id int primary key, name text)");
        target.execute("alter table people add constraint is_short check (length(name) < 20)");

        assertThatThrownBy(() -> refresh(source, target, name -> "a name that is far too long"))
                .hasMessageContaining("the check \"is_short\" does not hold in 20 of 20 rows");
    }

    @Test
    void takesTheOtherColumnsOfACheckFromTheRow(TestDatabase source, TestDatabase target) {
        create(source, target, """
                create table people (id int primary key, name text, city text, constraint somewhere check (id <= 3 or name like city || '%'));
                """);
        source.execute("update people set city = 'a'");

        assertThatThrownBy(() -> refresh(source, target, name -> "bob"))
                .hasMessageContaining("the check \"somewhere\" does not hold in 17 of 20 rows");
        assertThatCode(() -> refresh(source, target, name -> "al")).doesNotThrowAnyException();
    }

    @Test
    void triesTheFunctionsOfACheck(TestDatabase source, TestDatabase target) {
        create(source, target, """
                create function is_fine(name text) returns boolean language plpgsql as $$
                  begin if name like 'x%' then raise exception 'no: %', name; end if; return name like '%@%'; end $$;
                create table people (id int primary key, name text check (is_fine(name)))
                """);

        assertThatThrownBy(() -> refresh(source, target, name -> "bob")).hasMessageContaining("people_name_check");
        assertThatThrownBy(() -> refresh(source, target, name -> "xerxes"))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining(
                        "public.people: an error that may name values, so only its SQLSTATE is told: P0001")
                .hasMessageNotContaining("xerxes");
    }

    @Test
    void triesTheChecksOfADomain(TestDatabase source, TestDatabase target) {
        create(source, target, """
                create domain mail as text constraint has_at check (value like '%@%');
                create table people (id int primary key, name mail)
                """);

        assertThatThrownBy(() -> refresh(source, target, name -> "nobody"))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("public.people: check \"has_at\" does not hold after name");
    }

    @Test
    void triesWhetherAKeyStaysUnique(TestDatabase source, TestDatabase target) {
        create(source, target, "create table people (id int primary key, name text unique)");

        assertThatThrownBy(() -> refresh(source, target, name -> name.substring(0, 4)))
                .hasMessageContaining("the key \"people_name_key\" does not hold in 11 of 20 rows");
    }

    @Test
    void triesBeforeAFileIsWritten(TestDatabase source, @TempDir Path folder) {
        source.execute("create table people (id int primary key, name text check (name like '%@%'))");
        source.execute(ANN);

        assertThatThrownBy(() -> refresh(source, Target.file(folder.resolve("slice.sql")), name -> "nobody"))
                .isInstanceOf(SchemaException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void doesNotTryChecksThatTheTargetDoesNotValidate(TestDatabase source, TestDatabase target) {
        create(source, target, "create table people (id int primary key, name text)");
        target.execute("alter table people add constraint is_mail check (name like '%@%') not valid");

        assertThatCode(() -> refresh(source, target, name -> "bob")).doesNotThrowAnyException();
    }

    @Test
    void doesNotBlameARuleForRowsThatBreakACheckAsTheyAre(TestDatabase source, TestDatabase target) {
        create(source, target, "create table people (id int primary key, name text)");
        target.execute("alter table people add constraint is_young check (id < 30 or name is null)");

        assertThatThrownBy(() -> refresh(source, target, name -> name)).isInstanceOf(TransferException.class);
    }

    @Test
    void leavesChecksOverGeneratedColumnsToTheTarget(TestDatabase source, TestDatabase target) {
        create(source, target, """
                create table people (id int primary key, name text, short text generated always as (left(name, 3)) stored, check (name like short || '%'))
                """);

        assertThatCode(() -> refresh(source, target, name -> "bob")).doesNotThrowAnyException();
    }

    @Test
    void triesRowsOfPartitions(TestDatabase source, TestDatabase target) {
        create(source, target, """
                create table people (id int, name text check (name like '%@%'), primary key (id)) partition by range (id);
                create table young partition of people for values from (0) to (10);
                create table old partition of people for values from (10) to (1000);
                """);

        assertThatThrownBy(() -> refresh(source, target, name -> "bob"))
                .hasMessageContaining("people_name_check")
                .hasMessageContaining("20 of 20 rows");
    }

    @Test
    void leavesTheSnapshotUsableWhereTheSourceLacksAFunction(TestDatabase source, TestDatabase target) {
        create(source, target, "create table people (id int primary key, name text)");
        target.execute("""
                create function is_fine(name text) returns boolean language sql immutable as 'select true';
                alter table people add check (is_fine(name))
                """);

        assertThatCode(() -> refresh(source, target, name -> "bob")).doesNotThrowAnyException();
        assertThat(target.rows("select distinct name from people")).containsExactly("bob");
    }
}
