package club.makapix.decile.sampling.rehearsal;

import club.makapix.decile.schema.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import javax.sql.DataSource;

/**
 * Knows the rules that a migration added on a sample (NOT NULL, CHECK, UNIQUE, FOREIGN KEY, EXCLUDE, narrower types, checks of domains, bounds
 * of partitions; validated or not) and asks
 * production, which is not migrated yet, how many of its rows would break them: those that the sample did not hold as well.
 */
public final class Preflight {
    private static final String CANCELLED = "57014";

    private final List<PreflightCheck> checks;

    private Preflight(List<PreflightCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    /** Returns the questions that follow from what the catalogue of the sample holds now and did not before. */
    static Preflight between(RuleCatalogue before, RuleCatalogue after) {
        return new Preflight(new PreflightChecks(before, after).all());
    }

    /** Returns the number of rules that the migration added. */
    public int rules() {
        return checks.size();
    }

    /**
     * Counts in production: one read-only query for each rule, each in a transaction of its own.
     *
     * @param limit how long each query may take; one that takes longer is reported as not counted
     * @throws DatabaseException if production cannot be reached
     */
    public PreflightReport count(DataSource production, Duration limit) {
        try (Connection connection = Queries.open(production, "production")) {
            connection.setAutoCommit(false);
            return new PreflightReport(checks.stream()
                    .map(check -> count(connection, check, limit))
                    .sorted(Comparator.comparing(finding -> -finding.rows().orElse(0)))
                    .toList());
        } catch (SQLException e) {
            throw new DatabaseException("production could not be asked: " + Refusals.reason(e), Refusals.bare(e));
        }
    }

    private static PreflightReport.Finding count(Connection connection, PreflightCheck check, Duration limit) {
        if (check.query().isEmpty()) {
            return new PreflightReport.Finding(check.table(), check.rule(), OptionalLong.empty(), check.remark());
        }
        try {
            Queries.execute(connection, "set transaction isolation level repeatable read, read only");
            Queries.execute(connection, "set local row_security = off");
            Queries.execute(connection, "set local statement_timeout = " + Math.max(1, limit.toMillis()));
            long rows = Queries.number(connection, check.query().get());
            return new PreflightReport.Finding(check.table(), check.rule(), OptionalLong.of(rows), "");
        } catch (SQLException e) {
            return new PreflightReport.Finding(check.table(), check.rule(), OptionalLong.empty(), reason(e, limit));
        } finally {
            rollBack(connection);
        }
    }

    private static String reason(SQLException refusal, Duration limit) {
        if (CANCELLED.equals(refusal.getSQLState())) {
            return "it would take longer than " + Texts.duration(limit);
        }
        String reason = Refusals.reason(refusal);
        return reason.contains("pg_input_is_valid")
                ? "only PostgreSQL 16 and later can try whether its values fit the type"
                : reason;
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new DatabaseException("production was lost: " + Refusals.reason(e), Refusals.bare(e));
        }
    }
}
