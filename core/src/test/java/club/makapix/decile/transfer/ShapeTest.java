package club.makapix.decile.transfer;

import static club.makapix.decile.transfer.HandMade.everything;
import static org.assertj.core.api.Assertions.assertThat;

import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.Table;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every shape of table arrives as it left, whether its fields are parsed on the way or not. */
@ExtendWith(TestDatabases.class)
class ShapeTest {
    @TempDir
    private Path folder;

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

    static Stream<Arguments> shapes() {
        return Stream.of("types.sql", "names.sql", "shapes.sql")
                .flatMap(shape -> Stream.of(Destination.values())
                        .filter(destination -> destination != Destination.SCHEMA) // names of schemas are its own matter
                        .map(destination -> Arguments.of(shape, destination)));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void arrivesAsItLeft(String shape, Destination destination, TestDatabase source, TestDatabase target) {
        String ddl = Resources.text(shape);
        source.execute(ddl);
        Refresh.createEmptyIn(target, ddl);
        target.markAsDevelopment();
        target.execute("alter database " + target.name() + " set datestyle = 'SQL, DMY'");
        Destination.Place place = Destination.Place.of(target, folder);

        try (Snapshot snapshot = Snapshot.open(source.dataSource())) {
            snapshot.transfer(everything())
                    .unchanged()
                    .into(destination.target(place, SchemaScript.text(ddl + Refresh.EMPTYING)));
        }
        destination.settle(place);

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
    void triesEveryTypeThatTheServerHas(TestDatabase database) {
        database.execute(Resources.text("types.sql"));

        assertThat(database.rows("""
                select t.typname from pg_type t
                where t.typnamespace = 'pg_catalog'::regnamespace and t.typtype in ('b', 'r', 'm') and t.typcategory <> 'A'
                  and not exists (
                      select from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type u on u.oid = a.atttypid
                      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and t.oid = u.oid)
                order by 1
                """))
                // the server reads no value of these
                .isSubsetOf(
                        "gtsvector",
                        "pg_brin_bloom_summary",
                        "pg_brin_minmax_multi_summary",
                        "pg_dependencies",
                        "pg_mcv_list",
                        "pg_ndistinct",
                        "pg_node_tree");
        assertThat(database.rows("""
                select t.typname from pg_type t
                where t.typnamespace = 'public'::regnamespace and t.typtype in ('e', 'd', 'r', 'm')
                  and not exists (
                      select from pg_attribute a join pg_class c on c.oid = a.attrelid
                      where c.relkind = 'r' and a.atttypid in (t.oid, t.typarray)
                      having count(distinct a.atttypid) = 2)
                """)).isEmpty();
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
        Refresh.everything(source, target);

        assertThat(target.rows("select ctid, k::text from k union all select ctid, none::text from none"))
                .isEqualTo(once);
    }
}
