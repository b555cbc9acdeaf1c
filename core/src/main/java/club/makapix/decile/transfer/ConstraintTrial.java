package club.makapix.decile.transfer;

import club.makapix.decile.schema.CheckConstraint;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.Table;
import club.makapix.decile.schema.UniqueKey;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tries on a handful of rows of each table what no catalogue can tell: whether rewritten rows fulfil the CHECK constraints, domains and
 * unique keys of the target. Two queries at the source for each table that has such a constraint over a column that changes; nothing is
 * written, and the values of the columns that do not change never leave the server.
 */
final class ConstraintTrial {
    private final Transfer transfer;
    private final Schema target;
    private final List<String> problems = new ArrayList<>();

    private ConstraintTrial(Transfer transfer, Schema target) {
        this.transfer = transfer;
        this.target = target;
    }

    /**
     * Lets rows pass whose rewritten columns fulfil the constraints of the target.
     *
     * @throws SchemaException if some do not; one message lists every constraint and what is done to its columns
     */
    static void run(Transfer transfer, List<TablePassage> passages, Schema target) {
        ConstraintTrial trial = new ConstraintTrial(transfer, target);
        passages.forEach(trial::attempt);
        if (!trial.problems.isEmpty()) {
            throw new SchemaException(
                    "what becomes of the columns does not fulfil the constraints of the target; nothing was written:\n  "
                            + String.join("\n  ", trial.problems));
        }
    }

    private void attempt(TablePassage passage) {
        if (passage.rewriter().isEmpty()) {
            return;
        }
        TableRewriter rewriter = passage.rewriter().get();
        rewriter.recomputed().forEach((column, sql) -> attempt(passage, column, sql));
        Table table = target.findTable(passage.table().name()).orElse(passage.table());
        Set<String> changed = new HashSet<>(rewriter.columns());
        changed.removeAll(rewriter.recomputed().keySet());
        List<CheckConstraint> checks = table.checks().stream()
                .filter(check -> check.enforced() && check.validated() && concerns(table, check.columns(), rewriter))
                .toList();
        List<UniqueKey> keys = table.uniqueKeys().stream()
                .filter(key -> key.isPlain() && concerns(table, key.columns(), rewriter))
                .toList();
        boolean domains = table.columns().stream()
                .anyMatch(column -> changed.contains(column.name())
                        && !column.type().checks().isEmpty());
        if (!checks.isEmpty() || !keys.isEmpty() || domains) {
            attempt(new TrialQuery(passage, table, checks, keys));
        }
    }

    /** Asks the source whether it understands an expression, which the target sees only after its rows. */
    private void attempt(TablePassage passage, String column, String sql) {
        try {
            transfer.snapshot().coordinator().attempt(source -> {
                source.query(
                        "select (%s\n) from %s t limit 0"
                                .formatted(sql, passage.table().ownRows()),
                        row -> {});
                return sql;
            });
        } catch (SQLException e) {
            Refusal words = Refusal.of(e);
            if (words.isAboutWords()) {
                problems.add(
                        "%s.%s cannot be computed: %s".formatted(passage.table().name(), column, words.reason()));
            }
        }
    }

    /** What the target has yet to compute from what arrives cannot be tried: constraints that read it are left to the target. */
    private static boolean concerns(Table table, List<String> columns, TableRewriter rewriter) {
        return columns.stream().anyMatch(rewriter.columns()::contains)
                && columns.stream().noneMatch(rewriter.recomputed()::containsKey)
                && columns.stream()
                        .flatMap(name -> table.findColumn(name).stream())
                        .noneMatch(column -> column.generated());
    }

    private void attempt(TrialQuery query) {
        SnapshotReader source = transfer.snapshot().coordinator();
        try {
            addBroken(query, source.attempt(query::run));
        } catch (SQLException e) {
            Refusal words = Refusal.of(e);
            if (words.isAboutConnection()) {
                throw source.refused(query.table().name() + ": the constraints could not be tried", e);
            }
            if (words.isAboutRows() || words.isRaised()) {
                problems.add("%s: %s after %s; choose another pseudonym for one of them"
                        .formatted(query.table().name(), words.reason(), treatments(query, suspects(query, words))));
            } else {
                System.getLogger(ConstraintTrial.class.getName())
                        .log(
                                Level.INFO,
                                "{0}: constraints were not tried: {1}",
                                query.table().name(),
                                words.reason());
            }
        }
    }

    /** Returns the columns whose domain has the constraint that the server named, or all that change if it named none of theirs. */
    private static List<String> suspects(TrialQuery query, Refusal words) {
        List<String> suspects = query.changed().stream()
                .filter(name -> query.table().column(name).type().checks().stream()
                        .anyMatch(check -> words.names(check.name())))
                .toList();
        return suspects.isEmpty() ? query.changed() : suspects;
    }

    private void addBroken(TrialQuery query, TrialQuery.Outcome outcome) {
        outcome.broken()
                .forEach((constraint, rows) -> problems.add(
                        "%s: %s does not hold in %d of %d rows that were tried after %s; use a pseudonym that fulfils it, for example token, which keeps the form of a value"
                                .formatted(
                                        query.table().name(),
                                        constraint.words(),
                                        rows,
                                        outcome.rows(),
                                        treatments(query, constraint.columns()))));
    }

    /** Says what becomes of those of the columns that change: {@code email (template), phone (phone)}. */
    private String treatments(TrialQuery query, List<String> columns) {
        Map<String, ColumnTreatment> treatments =
                transfer.rewriter().orElseThrow().treatments(query.table());
        return columns.stream()
                .filter(query.changed()::contains)
                .map(column -> treatments.containsKey(column)
                        ? "%s (%s)".formatted(column, treatments.get(column).words())
                        : column)
                .collect(Collectors.joining(", "));
    }
}
