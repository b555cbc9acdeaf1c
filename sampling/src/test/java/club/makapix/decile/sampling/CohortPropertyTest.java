package club.makapix.decile.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.TableName;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.transfer.Reason;
import club.makapix.decile.transfer.Snapshot;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random schemas, data and rules: {@code -Ddecile.seeds=20000} runs more of them, {@code -Ddecile.firstSeed=17} begins elsewhere. */
class CohortPropertyTest {
    /** Looking for the budget that just suffices takes two more cohorts. */
    private static final int SEEDS_PER_BUDGET = 5;

    private static TestDatabase database;

    @BeforeAll
    static void create() {
        database = TestDatabase.create();
        database.execute(RandomType.ddl());
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    static LongStream seeds() {
        long first = Long.getLong("decile.firstSeed", 0);
        return LongStream.range(first, first + Long.getLong("decile.seeds", 200));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theCohortIsTheDefinitions(long seed) {
        RandomSchema schema = new RandomSchema(seed);
        RandomRules rules = new RandomRules(schema);
        database.execute(schema.sql());
        try (Snapshot snapshot = Snapshot.open(database.dataSource())) {
            check(snapshot, rules, seed);
        } finally {
            database.execute("drop schema if exists landed cascade; drop schema " + schema.name + " cascade");
        }
    }

    private static void check(Snapshot snapshot, RandomRules rules, long seed) {
        Sampling sampling = rules.recipe(snapshot.schema());
        Oracle oracle = new Oracle(database, rules);
        if (!oracle.drawsSomething()) {
            assertThatThrownBy(() -> sampling.select(snapshot))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("took no row");
            return;
        }
        Cohort cohort = sampling.select(snapshot);
        Travelled travelled = Travelled.of(snapshot, cohort, "t.row_id");
        for (RandomTable table : rules.schema.tables) {
            Map<Integer, Reason> actual = new TreeMap<>();
            travelled
                    .rows(new TableName(rules.schema.name, table.name))
                    .forEach((row, picked) -> actual.put(Integer.valueOf(row), picked.reason()));
            assertThat(actual).as(table.name).isEqualTo(oracle.rows(table));
        }
        new Landing(database, rules, oracle, travelled).check();
        if (seed % SEEDS_PER_BUDGET == 0) {
            checkBudget(snapshot, sampling, oracle.size());
        }
    }

    private static void checkBudget(Snapshot snapshot, Sampling sampling, long rows) {
        sampling.budget(Budget.rows(rows)).select(snapshot);
        assertThatThrownBy(() -> sampling.budget(Budget.rows(rows - 1)).select(snapshot))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining(
                        "the cohort has outgrown its budget: %,d rows where %,d are allowed".formatted(rows, rows - 1));
    }
}
