package club.makapix.decile.sampling.rehearsal;

import club.makapix.decile.schema.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs a migration on a database that may be spoilt, a clone of a sample, and observes each statement: its time, the locks it
 * takes and keeps, the tables it rewrites, the rows it changes. The migration needs to know nothing of it:
 *
 * <pre>{@code
 * MigrationRehearsal.on(clone)
 *         .forbidTableRewrites()
 *         .longestExclusiveLock(Duration.ofMillis(200))
 *         .run(database -> Flyway.configure().dataSource(database).load().migrate());
 * }</pre>
 *
 * <p>Immutable. Observing takes two catalogue queries before and after each statement, on the migration's own connection; their
 * time is not counted. A statement that would be its own transaction is given one, so that its locks can be seen before they
 * go; one that cannot run in a transaction ({@code create index concurrently}) is watched from a second connection. The
 * log bytes are the whole server's: keep other work away from it.
 */
public final class MigrationRehearsal {
    private static final Set<String> BOOKKEEPING =
            Set.of("flyway_schema_history", "databasechangelog", "databasechangeloglock");

    private final DataSource database;
    private final @Nullable Migration down;
    private final Limits limits;
    private final Set<String> bookkeeping;

    private MigrationRehearsal(DataSource database, @Nullable Migration down, Limits limits, Set<String> bookkeeping) {
        this.database = database;
        this.down = down;
        this.limits = limits;
        this.bookkeeping = Set.copyOf(bookkeeping);
    }

    /** Returns a rehearsal on this database, which it will change. */
    public static MigrationRehearsal on(DataSource database) {
        return new MigrationRehearsal(database, null, Limits.none(), BOOKKEEPING);
    }

    /** Returns a rehearsal that then also runs the migration back, and demands that the schema is as it was. */
    public MigrationRehearsal thenDown(Migration down) {
        return new MigrationRehearsal(database, down, limits, bookkeeping);
    }

    /** Returns a rehearsal that forbids statements to rewrite a table: reads and writes wait as long as that takes. */
    public MigrationRehearsal forbidTableRewrites() {
        return new MigrationRehearsal(database, down, limits.withoutRewrites(), bookkeeping);
    }

    /**
     * Returns a rehearsal that forbids to hold a lock for longer that keeps others from writing or reading: SHARE, SHARE ROW
     * EXCLUSIVE, EXCLUSIVE, ACCESS EXCLUSIVE. On a sample; production is larger.
     */
    public MigrationRehearsal longestExclusiveLock(Duration longest) {
        return new MigrationRehearsal(database, down, limits.withLongestLock(longest), bookkeeping);
    }

    /**
     * Returns a rehearsal that leaves statements that mention this table, and the table itself, out of its report: what a
     * migration tool keeps for itself. Those of Flyway and Liquibase are left out anyhow.
     */
    public MigrationRehearsal ignoring(String table) {
        Set<String> more = new TreeSet<>(bookkeeping);
        more.add(table);
        return new MigrationRehearsal(database, down, limits, more);
    }

    /**
     * Runs the migration and insists that it succeeds within the limits.
     *
     * @throws AssertionError if the migration fails or does what is forbidden, or if its way back does not lead back; the
     *     message holds the whole report
     * @throws DatabaseException if the database cannot be observed
     */
    public RehearsalReport run(Migration migration) {
        RehearsalReport report = observe(migration);
        if (!report.problems().isEmpty()) {
            throw new AssertionError(String.join("\n", report.problems()) + "\n" + report);
        }
        return report;
    }

    /**
     * Runs the migration and reports what happened, its failure included.
     *
     * @throws DatabaseException if the database cannot be observed
     * @throws IllegalStateException if the migration ended with an exception although the server refused nothing
     */
    public RehearsalReport observe(Migration migration) {
        try (Connection observer = Queries.open(database, "the rehearsal's database")) {
            analyze(observer);
            SchemaDefinition definition = SchemaDefinition.read(observer, bookkeeping);
            RuleCatalogue rules = RuleCatalogue.read(observer);
            Recorder up = new Recorder(bookkeeping);
            Optional<String> failure = play(migration, up);
            Preflight preflight = Preflight.between(rules, RuleCatalogue.read(observer));
            Optional<RehearsalReport.Down> back = down == null || failure.isPresent()
                    ? Optional.empty()
                    : Optional.of(goBack(down, observer, definition));
            return new RehearsalReport(up.statements(), failure, back, limits.violations(up.statements()), preflight);
        } catch (SQLException e) {
            throw new DatabaseException("the rehearsal could not observe: " + Refusals.reason(e), Refusals.bare(e));
        }
    }

    /** Gives the planner statistics, as production has them, where nobody has gathered any. */
    private static void analyze(Connection observer) throws SQLException {
        List<String> unknown = Queries.list(observer, """
                select pg_catalog.format('%I.%I', n.nspname, c.relname)
                from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'm') and c.reltuples < 0 and c.relpersistence <> 't'
                  and n.nspname not in ('pg_catalog', 'information_schema')
                order by 1
                """, row -> row.getString(1));
        if (!unknown.isEmpty()) {
            Queries.execute(observer, "analyze " + String.join(", ", unknown));
        }
    }

    private RehearsalReport.Down goBack(Migration down, Connection observer, SchemaDefinition before)
            throws SQLException {
        Recorder recorder = new Recorder(bookkeeping);
        Optional<String> failure = play(down, recorder);
        return new RehearsalReport.Down(
                recorder.statements(),
                failure,
                SchemaDefinition.read(observer, bookkeeping).differencesFrom(before));
    }

    /** Runs the migration and returns why it failed. Its own exception is not passed on: it may hold row values. */
    private Optional<String> play(Migration migration, Recorder recorder) {
        try {
            migration.run(WatchedDataSource.of(database, recorder));
            return Optional.empty();
        } catch (Exception e) {
            Optional<String> refusal = recorder.lastFailure();
            if (refusal.isEmpty()) {
                throw new IllegalStateException("the migration ended although the server refused nothing", e);
            }
            return refusal;
        }
    }
}
