package club.makapix.decile.sampling.rehearsal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a test forbids a migration to do. */
record Limits(boolean rewritesForbidden, Optional<Duration> longestLock) {
    static Limits none() {
        return new Limits(false, Optional.empty());
    }

    Limits withoutRewrites() {
        return new Limits(true, longestLock);
    }

    Limits withLongestLock(Duration longest) {
        return new Limits(rewritesForbidden, Optional.of(longest));
    }

    /** Returns what these statements did against the limits, a sentence each. */
    List<String> violations(List<StatementReport> statements) {
        List<String> violations = new ArrayList<>();
        for (int position = 0; position < statements.size(); position++) {
            StatementReport statement = statements.get(position);
            String subject = "statement %d, %s: ".formatted(position + 1, statement.sql());
            rewrites(statement).forEach(rewrite -> violations.add(subject + rewrite));
            locks(statement).forEach(lock -> violations.add(subject + lock));
        }
        return violations;
    }

    private List<String> rewrites(StatementReport statement) {
        return statement.rewrittenTables().stream()
                .filter(table -> rewritesForbidden)
                .map(table -> "rewrites " + table)
                .toList();
    }

    private List<String> locks(StatementReport statement) {
        return statement.locks().stream()
                .filter(lock -> lock.mode().blocksWrites())
                .filter(lock -> longestLock.isPresent() && lock.held().compareTo(longestLock.get()) > 0)
                .map(lock -> "holds %s %s for %s, longer than %s"
                        .formatted(
                                lock.relation(),
                                lock.mode(),
                                Texts.duration(lock.held()),
                                Texts.duration(longestLock.get())))
                .toList();
    }
}
