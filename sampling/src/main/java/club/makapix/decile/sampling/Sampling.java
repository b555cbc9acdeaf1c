package club.makapix.decile.sampling;

import club.makapix.decile.recipe.RecipeNode;
import club.makapix.decile.schema.DatabaseException;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.TableName;
import club.makapix.decile.transfer.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * Says which rows travel: a draw from one or several tables, everything that hangs off the drawn rows, and everything that those
 * rows require.
 *
 * <pre>{@code
 * Cohort cohort = Sampling.of(snapshot.schema())
 *         .draw("users", percent(10))
 *         .where("posts", "not deleted_by_user")
 *         .outside("follows.following_id", CONFINE)
 *         .select(snapshot);
 * }</pre>
 *
 * <p>A recipe: immutable, every method returns another one. Tables are named as in {@link Schema#table(String)}, foreign keys as in
 * {@link Schema#foreignKey}; a name that does not exist is a {@link SchemaException} at once. Conditions are SQL over the columns of
 * the table, which is called {@code t}. {@link #select} does the reading.
 */
public final class Sampling {
    private final Schema schema;
    private final Rules rules;
    private final RecipePlaces places;

    private Sampling(Schema schema, Rules rules, RecipePlaces places) {
        this.schema = schema;
        this.rules = rules;
        this.places = places;
    }

    /** Returns a recipe without rules for this schema. */
    public static Sampling of(Schema schema) {
        return of(schema, Optional.empty());
    }

    static Sampling of(Schema schema, Optional<RecipeNode> section) {
        return new Sampling(schema, Rules.none(), new RecipePlaces(schema, section));
    }

    /**
     * Reads the {@code sample} section of a recipe file.
     *
     * @throws SchemaException if it names what does not exist or says what is not known; the message starts with file, line and column
     */
    public static Sampling parse(Schema schema, RecipeNode section) {
        return new SamplingSection(schema, section).read();
    }

    /** Returns a recipe whose draws are keyed with another seed, and so take other rows. */
    public Sampling seed(String seed) {
        return with(rules.withSeed(seed));
    }

    /**
     * Returns a recipe that also draws rows of this table.
     *
     * @throws SchemaException if there is no such table, or it is drawn already
     */
    public Sampling draw(String table, DrawSize size) {
        return with(rules.with(RuleKind.DRAW, name(table), size));
    }

    /**
     * Returns a recipe that also takes the rows that fulfil the condition, as if they were drawn.
     *
     * @throws SchemaException if there is no such table, or it has such a rule already
     */
    public Sampling always(String table, String condition) {
        return with(rules.with(RuleKind.ALWAYS, name(table), condition));
    }

    /**
     * Returns a recipe under which only rows that fulfil the condition may travel, and none that needs another one.
     *
     * @throws SchemaException if there is no such table, or it has such a rule already
     */
    public Sampling where(String table, String condition) {
        return with(rules.with(RuleKind.WHERE, name(table), condition));
    }

    /**
     * Returns a recipe under which these tables travel whole.
     *
     * @throws SchemaException if there is no such table
     */
    public Sampling whole(String... tables) {
        Rules more = rules;
        for (String table : tables) {
            more = more.with(RuleKind.WHOLE, name(table), true);
        }
        return with(more);
    }

    /**
     * Returns a recipe under which no row of these tables may travel.
     *
     * @throws SchemaException if there is no such table
     */
    public Sampling empty(String... tables) {
        Rules more = rules;
        for (String table : tables) {
            more = more.with(RuleKind.EMPTY, name(table), true);
        }
        return with(more);
    }

    /**
     * Returns a recipe with another rule for when children come along over this foreign key.
     *
     * @throws SchemaException if there is no such key, or it has such a rule already
     */
    public Sampling follow(String foreignKey, Follow rule) {
        return with(rules.with(RuleKind.FOLLOW, schema.foreignKey(foreignKey), rule));
    }

    /**
     * Returns a recipe with another rule for children whose parent is not in the cohort.
     *
     * @throws SchemaException if there is no such key, or it has such a rule already
     */
    public Sampling outside(String foreignKey, Outside rule) {
        return with(rules.with(RuleKind.OUTSIDE, schema.foreignKey(foreignKey), rule));
    }

    /**
     * Returns a recipe under which at most so many children of one parent come over this foreign key: those with the smallest
     * hashes among those that may travel. More may come over other keys.
     *
     * @throws SchemaException if there is no such key, or it has a limit already
     * @throws IllegalArgumentException if the limit is below 1
     */
    public Sampling limit(String foreignKey, long rowsPerParent) {
        if (rowsPerParent < 1) {
            throw new IllegalArgumentException("a limit must be at least 1 but is " + rowsPerParent);
        }
        return with(rules.with(RuleKind.LIMIT, schema.foreignKey(foreignKey), rowsPerParent));
    }

    /**
     * Returns a recipe that knows a reference for which the database has no foreign key.
     *
     * @throws SchemaException if a name does not exist, or the two sides cannot be compared
     */
    public Sampling reference(DeclaredReference reference) {
        return with(rules.with(RuleKind.REFERENCE, new Declarations(schema).foreignKey(reference), reference));
    }

    /** Returns the references that this recipe declares, in the order in which it does. */
    public List<DeclaredReference> references() {
        return List.copyOf(rules.all(RuleKind.REFERENCE).values());
    }

    /** Returns a recipe whose cohort is refused if it has more rows than this. */
    public Sampling budget(Budget budget) {
        return with(rules.withBudget(budget));
    }

    /**
     * Returns a recipe whose cohort is refused if this table has more rows in it than this.
     *
     * @throws SchemaException if there is no such table, or it has a budget already
     */
    public Sampling budget(String table, Budget budget) {
        return with(rules.with(RuleKind.BUDGET, name(table), budget));
    }

    /** Returns a recipe with another rule for the tables that nothing leads to. */
    public Sampling unreached(Unreached rule) {
        return with(rules.withUnreached(rule));
    }

    /** Returns a short text that differs whenever the recipe does. */
    public String fingerprint() {
        return rules.fingerprint();
    }

    /**
     * Returns the draw that this recipe makes of a table, which answers for single rows without a database.
     *
     * @throws SchemaException if there is no such table, or it is not drawn
     */
    public Draw drawOf(String table) {
        TableName name = name(table);
        DrawSize size = rules.all(RuleKind.DRAW).get(name);
        if (size == null) {
            throw new SchemaException("%s is not drawn; drawn are %s"
                    .formatted(name, rules.all(RuleKind.DRAW).keySet()));
        }
        return Draw.of(rules.seed(), name.toString(), size);
    }

    /**
     * Reads the keys of the cohort: in the absence of cycles one query per foreign key that pulls, none per value.
     *
     * @throws SchemaException if the recipe draws nothing, asks of a key what its columns forbid, or holds SQL that the server does not
     *     understand
     * @throws DatabaseException if the server refuses
     */
    public Cohort select(Snapshot snapshot) {
        Expressions.check(blueprint(), places, snapshot);
        return select(snapshot::query);
    }

    Cohort select(Source source) {
        return new Closure(blueprint(), source).select();
    }

    /**
     * Says what {@link #select} would do, and how many rows would travel: from the catalogue and statistics alone. Every
     * condition of the recipe is planned by the server and none is run.
     *
     * @throws SchemaException if the recipe asks of a key what its columns forbid, or holds SQL that the server does not understand
     * @throws DatabaseException if the server refuses
     */
    public Plan plan(Snapshot snapshot) {
        Blueprint blueprint = blueprint();
        Selectivity selectivity = Expressions.check(blueprint, places, snapshot);
        Statistics statistics = Statistics.read(schema.tables(), snapshot::query);
        Forecast forecast = Forecast.of(
                blueprint, statistics, selectivity, SharedPaths.read(blueprint, statistics, snapshot::query));
        return new Planner(blueprint, forecast, statistics, PartitionFacts.read(snapshot::query)).plan();
    }

    Blueprint blueprint() {
        return places.resolve(() -> Blueprint.of(schema, rules, places));
    }

    private Sampling with(Rules more) {
        return new Sampling(schema, more, places);
    }

    private TableName name(String table) {
        return schema.table(table).name();
    }
}
