package club.makapix.decile.transfer;

import static club.makapix.decile.transfer.HandMade.everything;
import static club.makapix.decile.transfer.HandMade.nothing;
import static club.makapix.decile.transfer.HandMade.observing;
import static club.makapix.decile.transfer.HandMade.rewriting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.class)
class TransferTest {
    private static final String PEOPLE = "create table people (id int primary key, name text, city text, boss int)";

    @Test
    void replacesTheRowsOfTheTarget(TestDatabase source, TestDatabase target) {
        Refresh.createIn(source, target, PEOPLE);
        source.execute("insert into people values (1, 'Al', '', null), (2, 'Bo', null, 1)");
        target.execute("insert into people values (7, 'old', 'old', 7)");

        TransferReport report = Refresh.everything(source, target);

        assertThat(target.rows("select * from people")).containsExactly("1|Al||null", "2|Bo|null|1");
        assertThat(report.rows()).isEqualTo(2);
        assertThat(report.tables()).singleElement().satisfies(table -> {
            assertThat(table.rowsByReason()).containsEntry(Reason.DRAWN, 2L);
            int lengths = 2 + 4 * 4; // the number of fields and the length of each, in every row
            assertThat(table.bytes()).isEqualTo(2 * lengths + (4 + 2) + (4 + 2 + 4));
        });
    }

    @Test
    void leavesTheRowsOfADatabaseInTheOrderOfTheSource(TestDatabase source, TestDatabase target) {
        Refresh.createIn(source, target, PEOPLE);
        source.execute("insert into people values (2), (3), (1)");

        Refresh.everything(source, target);

        assertThat(target.rows("select id from people")).containsExactly("2", "3", "1");
    }

    @Test
    void emptiesTablesOfWhichNothingTravels(TestDatabase source, TestDatabase target) {
        Refresh.createIn(source, target, "create table tokens (id int primary key); insert into tokens values (1)");

        Refresh.selected(nothing(), source, target);

        assertThat(target.rows("select * from tokens")).isEmpty();
    }

    @Test
    void leavesTablesAloneThatOnlyTheTargetHas(TestDatabase source, TestDatabase target) {
        Refresh.createIn(source, target, PEOPLE);
        target.execute("create table notes (id int); insert into notes values (1)");

        Refresh.everything(source, target);

        assertThat(target.rows("select * from notes")).containsExactly("1");
    }

    @Test
    void loadsATableThatIsPartitionedAtTheTargetAlone(TestDatabase source, TestDatabase target) {
        source.execute(
                "create table t (id int primary key); insert into t values (1), (2); create table p (id int) partition by list (id)");
        target.execute("""
                create table t (id int primary key) partition by list (id);
                create table t_1 partition of t for values in (1);
                create table t_rest partition of t default;
                create table p (id int) partition by list (id);
                """);

        Refresh.everything(source, target);
        Refresh.everything(source, target);

        assertThat(target.rows("select * from t_rest")).containsExactly("2");
    }

    @Test
    void sendsOnlyRowsThatFulfilTheConditionAndTheJudge(TestDatabase source, TestDatabase target) {
        Refresh.createIn(source, target, PEOPLE);
        source.execute("insert into people select n, 'p' || n from generate_series(1, 10) n");

        Refresh.selected(
                nothing()
                        .with(
                                "people",
                                "t.id > 4 -- a comment",
                                List.of("id"),
                                List.of(),
                                (row, editor) -> row.integer(0) % 2 == 0),
                source,
                target);

        assertThat(target.rows("select id from people")).containsExactly("6", "8", "10");
    }

    @Test
    void showsRewriterAndObserverWhatTheSelectionMadeOfTheRow(TestDatabase source, TestDatabase target) {
        Refresh.createIn(source, target, PEOPLE);
        source.execute("insert into people values (1, 'Al', 'Rome', 9)");
        List<String> seen = new ArrayList<>();
        RowSelection detaching = nothing().with("people", "true", List.of("t.boss"), List.of("boss"), (row, editor) -> {
            editor.set(0, null);
            return true;
        });

        Refresh.with(
                detaching,
                source,
                target,
                transfer -> transfer.watchedBy(observing(
                                "people",
                                List.of("boss", "t.\"name\""),
                                row -> seen.add(row.isNull(0) + " " + row.text(1))))
                        .rewriting(rewriting("people", List.of("t.boss"), List.of("name", "city"), (row, editor) -> {
                            editor.set(0, "boss " + row.text(0));
                            editor.set(1, null);
                        })));

        assertThat(seen).containsExactly("true Al");
        assertThat(target.rows("select * from people")).containsExactly("1|boss null|null|null");
    }

    @Test
    void evaluatesInputsThatLookUpOtherTablesAndKeepsThemBehind(TestDatabase source, TestDatabase target) {
        Refresh.createIn(source, target, PEOPLE);
        source.execute("insert into people values (1, 'Al', 'Rome', null), (2, 'Bo', 'Oslo', 1)");
        String bossName = "(select b.name from people b where b.id = t.boss)";

        Refresh.with(
                everything(),
                source,
                target,
                transfer -> transfer.rewriting(rewriting(
                        "people",
                        List.of(bossName + " -- a comment", "upper(t.name)"),
                        List.of("city"),
                        (row, editor) -> editor.set(0, row.text(0) + "/" + row.text(1)))));

        assertThat(target.rows("select * from people order by id"))
                .containsExactly("1|Al|null/AL|null", "2|Bo|Al/BO|1");
    }

    @Test
    void carriesEveryCharacterThroughARewriter(TestDatabase source, TestDatabase target) {
        Refresh.createIn(source, target, "create table texts (id int primary key, a text, b text)");
        String hostile = "E'tab\\t nl\\n cr\\r back\\\\slash bs\\b ff\\f vt\\v \\\\N \\\\. é 𝔘 \"q\" ''s'' \\x7f'";
        source.execute("insert into texts values (1, " + hostile
                + ", 'kept'), (2, '', ''), (3, null, null), (4, '\\N', '\\.')");

        Refresh.with(
                everything(),
                source,
                target,
                transfer -> transfer.rewriting(
                        rewriting("texts", List.of("a"), List.of("a"), (row, editor) -> editor.set(0, row.text(0)))));

        assertThat(target.rows("select * from texts")).isEqualTo(source.rows("select * from texts"));
    }

    @Test
    void refusesARewriterThatSetsAGeneratedColumn(TestDatabase source, TestDatabase target) {
        Refresh.createIn(
                source, target, "create table g (id int primary key, twice int generated always as (id * 2) stored)");

        assertThatThrownBy(() -> Refresh.with(
                        everything(),
                        source,
                        target,
                        transfer ->
                                transfer.rewriting(rewriting("g", List.of(), List.of("twice"), (row, editor) -> {}))))
                .hasMessageContaining("public.g.twice is generated and cannot be set");
    }

    @Test
    void asksForADecisionAboutPersonalData(TestDatabase source, TestDatabase target) {
        try (Snapshot snapshot = Snapshot.open(source.dataSource())) {
            assertThatThrownBy(() -> snapshot.transfer(everything()).into(Target.database(target.dataSource())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("unchanged()");
        }
    }

    @Test
    void tellsHowItAdvances(TestDatabase source, TestDatabase target) {
        Refresh.createIn(source, target, PEOPLE);
        source.execute("insert into people select n, repeat('x', 100) from generate_series(1, 2500) n; analyze people");
        List<ProgressListener.Progress> news = new ArrayList<>();

        Refresh.with(
                everything(), source, target, transfer -> transfer.unchanged().reportingTo(news::add));

        assertThat(news)
                .extracting(ProgressListener.Progress::rows)
                .startsWith(news.get(0).rows())
                .contains(2500L);
        assertThat(news.get(0).rows()).isBetween(1L, 2499L);
        assertThat(news).allSatisfy(progress -> {
            assertThat(progress.table()).hasToString("public.people");
            assertThat(progress.tables()).isEqualTo(1);
        });
        assertThat(news)
                .filteredOn(progress -> progress.tablesDone() == 1)
                .extracting(ProgressListener.Progress::phase)
                .containsExactly(ProgressListener.Phase.LOADING, ProgressListener.Phase.INDEXING);
    }
}
