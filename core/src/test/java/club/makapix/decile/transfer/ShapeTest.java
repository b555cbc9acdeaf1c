package club.makapix.decile.transfer;

import static club.makapix.decile.transfer.HandMade.everything;
import static org.assertj.core.api.Assertions.assertThat;

import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.Table;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every shape of table arrives as it left, whether its fields are parsed on the way or not. */
@ExtendWith(TestDatabases.class)
class ShapeTest {
    /** Reads every column as text and writes it back. */
    private static final RowRewriter EVERY_FIELD = new RowRewriter() {
        @Override
        public void check(Collection<Table> travelling) {}

        @Override
        public Optional<TableRewriter> of(Table table) {
            List<String> columns =
                    table.travellingColumns().stream().map(Column::name).toList();
            return Optional.of(new TableRewriter() {
                @Override
                public List<String> inputs() {
                    return columns;
                }

                @Override
                public List<String> columns() {
                    return columns;
                }

                @Override
                public void rewrite(Row row, RowEditor editor) {
                    for (int field = 0; field < row.size(); field++) {
                        editor.set(field, row.text(field));
                    }
                }
            });
        }

        @Override
        public Map<String, ColumnTreatment> treatments(Table table) {
            return Map.of();
        }

        @Override
        public String statement() {
            return "every field is written anew";
        }

        @Override
        public String fingerprint() {
            return "every field";
        }
    };

    @ParameterizedTest
    @ValueSource(strings = {"types.sql", "names.sql", "shapes.sql"})
    void arrivesAsItLeft(String shape, TestDatabase source, TestDatabase target) {
        Refresh.createIn(source, target, Resources.text(shape));
        target.execute("alter database " + target.name() + " set datestyle = 'SQL, DMY'");

        Refresh.everything(source, target);

        SameRows.assertSameRows(source, target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"types.sql", "names.sql", "shapes.sql"})
    void arrivesAsItLeftWhenEveryFieldIsRewritten(String shape, TestDatabase source, TestDatabase target) {
        Refresh.createIn(source, target, Resources.text(shape));

        Refresh.with(everything(), source, target, transfer -> transfer.rewriting(EVERY_FIELD));

        SameRows.assertSameRows(source, target);
    }

    @Test
    void carriesATableOfTheMostColumnsThatThereCanBe(TestDatabase source, TestDatabase target) {
        String columns = "array_to_string(array(select 'c' || n || ' int' from generate_series(1, 1600) n), ', ')";
        Refresh.createIn(
                source,
                target,
                "do $$ begin execute 'create table wide (' || " + columns
                        + " || ')'; end $$; insert into wide (c1, c1600) values (1, 2)");

        Refresh.with(everything(), source, target, transfer -> transfer.rewriting(EVERY_FIELD));

        assertThat(target.rows("select c1, c2, c1600 from wide")).containsExactly("1|null|2");
    }

    @Test
    void loadsTwiceInTheSameOrder(TestDatabase source, TestDatabase target) {
        Refresh.createIn(source, target, "create table k (id int primary key, v int); create table none (v text)");
        source.execute(
                "insert into k select n, n from generate_series(1, 500) n; update k set v = v + 1 where id % 3 = 0; insert into none values ('b'), ('a'), ('B'), (null)");

        Refresh.everything(source, target);
        List<String> once = target.rows("select ctid, k::text from k union all select ctid, none::text from none");
        source.execute("vacuum full; update k set v = v where id % 7 = 0; update none set v = v where v = 'a'");
        Refresh.everything(source, target);

        assertThat(target.rows("select ctid, k::text from k union all select ctid, none::text from none"))
                .isEqualTo(once);
    }
}
