package club.makapix.decile.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import club.makapix.decile.transfer.Row;
import club.makapix.decile.transfer.Snapshot;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sets of keys that are too long for one statement. */
@ExtendWith(TestDatabases.class)
class SplittingTest {
    private static final int PARENTS = 6_000;

    @Test
    void keysAreSplitOverStatementsAndNoRowIsSentTwice(TestDatabase database) {
        database.execute("""
                create table parents (id text primary key);
                create table children (id int primary key, parent text not null references parents);
                create table grandchildren (id int primary key, child int not null references children);
                insert into parents select lpad(n::text, 2000, 'x') from generate_series(1, %1$d) n;
                insert into children select n, lpad((1 + n %% %1$d)::text, 2000, 'x') from generate_series(1, 2 * %1$d) n;
                """.formatted(PARENTS));
        Map<String, Integer> statements = new TreeMap<>();
        Map<String, Integer> rows = new TreeMap<>();

        try (Snapshot snapshot = Snapshot.open(database.dataSource())) {
            Source counting = (String purpose, String sql, Consumer<Row> consumer) -> {
                statements.merge(purpose, 1, Integer::sum);
                snapshot.query(purpose, sql, row -> {
                    rows.merge(purpose, 1, Integer::sum);
                    consumer.accept(row);
                });
            };
            Sampling.of(snapshot.schema())
                    .draw("parents", DrawSize.percent(100))
                    .select(counting);
        }

        assertThat(statements).containsEntry("children over public.children.parent", 2);
        assertThat(rows)
                .containsEntry("rows of public.parents to begin with", PARENTS)
                .containsEntry("children over public.children.parent", 2 * PARENTS)
                .hasSize(2);
    }
}
