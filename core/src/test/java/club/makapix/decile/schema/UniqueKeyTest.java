package club.makapix.decile.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.class)
class UniqueKeyTest {
    @Test
    void readsThePrimaryKeyFirst(TestDatabase database) {
        database.execute("create table t (a int unique, b int, c int, primary key (c, b))");

        Table table = database.readSchema().table("t");

        assertThat(table.uniqueKeys()).extracting(UniqueKey::name).containsExactly("t_pkey", "t_a_key");
        assertThat(table.primaryKey()).map(UniqueKey::columns).contains(List.of("c", "b"));
    }

    @Test
    void knowsATableWithoutAKey(TestDatabase database) {
        database.execute("create table t (a int)");

        assertThat(database.readSchema().table("t"))
                .returns(Optional.empty(), Table::primaryKey)
                .returns(List.of(), Table::uniqueKeys);
    }

    @Test
    void tellsWhatAnExpressionReads(TestDatabase database) {
        database.execute("""
                create table t (id int, first text, last text, left_at date);
                create unique index by_name on t (lower(first || last), id) where left_at is null;
                """);

        assertThat(uniqueKey(database))
                .returns(List.of("id"), UniqueKey::columns)
                .returns(List.of("lower(first || last)"), UniqueKey::expressions)
                .returns(Optional.of("(left_at IS NULL)"), UniqueKey::predicate)
                .returns(List.of("first", "id", "last", "left_at"), UniqueKey::reads)
                .returns(false, UniqueKey::isPlain);
    }

    @Test
    void leavesIncludedColumnsOut(TestDatabase database) {
        database.execute("create table t (id int, email text); create unique index on t (id) include (email)");

        assertThat(uniqueKey(database))
                .returns(List.of("id"), UniqueKey::columns)
                .returns(List.of("id"), UniqueKey::reads)
                .returns(true, UniqueKey::isPlain);
    }

    @Test
    void tellsWhetherNullsAreDistinct(TestDatabase database) {
        database.requireMajor(15);
        database.execute("create table t (a int, b int, unique (a), unique nulls not distinct (b))");

        assertThat(database.readSchema().table("t").uniqueKeys())
                .extracting(UniqueKey::nullsDistinct)
                .containsExactly(true, false);
    }

    @Test
    void takesAColumnUnderAnotherNotionOfEqualityForAnExpression(TestDatabase database) {
        database.execute("""
                create collation blind (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
                create table t (a text, b text collate blind);
                create unique index on t (a collate blind);
                create unique index on t (b);
                create unique index on t (a collate "C");
                """);

        assertThat(database.readSchema().table("t").uniqueKeys())
                .extracting(UniqueKey::columns, UniqueKey::expressions)
                .containsExactly(
                        tuple(List.of(), List.of("a COLLATE public.blind")),
                        tuple(List.of("a"), List.of()),
                        tuple(List.of("b"), List.of()));
    }

    @Test
    void offersTheLeadingColumnsOfIndexesThatCoverEveryRow(TestDatabase database) {
        database.execute("""
                create table t (a int primary key, b int, c text);
                create index on t (b, lower(c), a);
                create index on t (c) where b > 0;
                create index on t (lower(c));
                """);

        assertThat(database.readSchema().table("t").indexedPrefixes())
                .containsExactlyInAnyOrder(List.of("a"), List.of("b"));
    }

    private static UniqueKey uniqueKey(TestDatabase database) {
        return database.readSchema().table("t").uniqueKeys().get(0);
    }
}
