package club.makapix.decile.sampling.rehearsal;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.postgresql.core.Parser;

/** What the words of a statement tell about it, and how it is shown. */
final class SqlText {
    private static final int SHOWN = 200;
    private static final Pattern COMMENTS = Pattern.compile("/\\*.*?\\*/|--[^\\n]*", Pattern.DOTALL);
    private static final Pattern LITERALS =
            Pattern.compile("\\$(\\w*)\\$.*?\\$\\1\\$|[eE]?'(?:[^']|'')*'|\\b\\d[\\w.]*\\b", Pattern.DOTALL);
    private static final Pattern LONE = Pattern.compile(
            "(vacuum|cluster\\s*;?\\s*$|(create|drop|alter) (database|tablespace|system)|reindex (database|system)"
                    + "|(create|drop|alter) subscription|call\\b|checkpoint|do\\b.*\\b(commit|rollback)\\b).*"
                    + "|(create (unique )?index|drop index|reindex|alter table).*\\bconcurrently\\b.*",
            Pattern.DOTALL);
    private static final Set<String> TRANSACTION_CONTROLS =
            Set.of("begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release", "prepare");
    private static final Set<String> SESSION_CONTROLS =
            Set.of("set", "reset", "show", "discard", "deallocate", "listen", "unlisten", "notify");
    private static final Set<String> READS =
            Set.of("select", "values", "table", "explain", "fetch", "declare", "close");
    private static final Set<String> CHANGES = Set.of("insert", "update", "delete", "merge", "with");
    private static final Set<String> DEFINITIONS = Set.of(
            "create",
            "alter",
            "drop",
            "comment",
            "grant",
            "revoke",
            "truncate",
            "reindex",
            "cluster",
            "vacuum",
            "analyze",
            "refresh",
            "lock",
            "security",
            "import");

    private final String plain;
    private final String verb;

    private SqlText(String plain) {
        this.plain = plain;
        this.verb = plain.split("[^\\p{Alpha}]", 2)[0].toLowerCase(Locale.ROOT);
    }

    static SqlText of(String sql) {
        return new SqlText(COMMENTS.matcher(sql).replaceAll(" ").strip().replaceAll("\\s+", " "));
    }

    /** Returns the single statements of a text that may hold several. */
    static List<String> split(String sql) throws SQLException {
        return Parser.parseJdbcSql(sql, true, false, true, false, false).stream()
                .map(query -> query.nativeSql)
                .filter(statement -> !of(statement).plain.isEmpty())
                .toList();
    }

    /** Tells whether the statement steers transaction or session and touches no table. */
    boolean isControl() {
        return isTransactionControl() || SESSION_CONTROLS.contains(verb) || plain.isEmpty();
    }

    boolean isTransactionControl() {
        return TRANSACTION_CONTROLS.contains(verb);
    }

    /** Tells whether the statement ends the transaction. */
    boolean isEnd() {
        boolean ends = Set.of("commit", "end", "rollback", "abort").contains(verb);
        return ends && !plain.toLowerCase(Locale.ROOT).matches("rollback (work |transaction )?to\\b.*");
    }

    /** Tells whether the statement reads, unless a function that it calls does more. */
    boolean isRead() {
        return READS.contains(verb);
    }

    /** Tells whether the statement changes rows by a plan. */
    boolean isChange() {
        return CHANGES.contains(verb);
    }

    boolean isTruncate() {
        return verb.equals("truncate");
    }

    /** Tells whether the statement may have to run outside of a transaction block. */
    boolean isLone() {
        return LONE.matcher(plain.toLowerCase(Locale.ROOT)).matches();
    }

    boolean mentions(Set<String> names) {
        String lower = plain.toLowerCase(Locale.ROOT);
        return names.stream().anyMatch(lower::contains);
    }

    /** Returns the statement in one line of bounded length, without the literals of what is not DDL. */
    String shown() {
        String line =
                DEFINITIONS.contains(verb) ? plain : LITERALS.matcher(plain).replaceAll("?");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN - 1) + "…";
    }

    @Override
    public String toString() {
        return plain;
    }
}
