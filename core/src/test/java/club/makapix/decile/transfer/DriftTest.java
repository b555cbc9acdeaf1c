package club.makapix.decile.transfer;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.class)
class DriftTest {
    private static void compare(TestDatabase source, TestDatabase target) {
        Drift.check(source.readSchema(), target.readSchema());
    }

    @Test
    void listsEveryDifferenceAtOnce(TestDatabase source, TestDatabase target) {
        source.execute("""
                create type mood as enum ('sad', 'fine', 'glad');
                create sequence tickets;
                create table gone (id int);
                create table people (id int primary key, name text, price numeric(10, 2), feeling mood, half int);
                """);
        target.execute("""
                create type mood as enum ('fine');
                create table people (id bigint primary key, price numeric(12, 2), feeling mood,
                    half int generated always as (1) stored, must text not null, may text not null default 'x');
                create table diary (person bigint references people);
                """);

        assertThatThrownBy(() -> compare(source, target))
                .isInstanceOf(SchemaException.class)
                .hasMessage("""
                the target differs from the source; bring it to the same schema version first:
                  public.gone is missing
                  public.people.id is bigint but integer at the source
                  public.people.name is missing
                  public.people.price is numeric(12,2) but numeric(10,2) at the source
                  public.people.feeling: enum public.mood lacks sad, glad
                  public.people.half is generated at the target but not at the source
                  public.people.must must not be null, has no default, and the source has no such column
                  sequence public.tickets is missing
                  public.diary references public.people (diary_person_fkey), but no rows come for it""");
    }

    @Test
    void letsTheTargetHaveMore(TestDatabase source, TestDatabase target) {
        source.execute("create table t (a int, b int generated always as (a + 1) stored)");
        target.execute("""
                create table t (extra text, "number" int generated always as identity, b int, a int);
                create table own (id int);
                """);

        assertThatCode(() -> compare(source, target)).doesNotThrowAnyException();
    }

    @Test
    void comparesTypesWhateverSchemaTheyLiveIn(TestDatabase source, TestDatabase target) {
        source.execute(
                "create schema \"Ext a\"; create domain \"Ext a\".short as varchar(5); create table t (a \"Ext a\".short, b \"Ext a\".short[])");
        target.execute("create domain short as varchar(5); create table t (a short, b short[])");

        assertThatCode(() -> compare(source, target)).doesNotThrowAnyException();
    }
}
