package club.makapix.decile.sampling.rehearsal;

import club.makapix.decile.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a report for people. */
final class RehearsalText {
    private final RehearsalReport report;

    RehearsalText(RehearsalReport report) {
        this.report = report;
    }

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "migration: %d statements, %s".formatted(report.statements().size(), Texts.duration(report.elapsed())));
        lines.addAll(paragraphs(report.statements()));
        report.down().ifPresent(down -> {
            lines.add(
                    "migration back: %d statements".formatted(down.statements().size()));
            lines.addAll(paragraphs(down.statements()));
            lines.add(
                    down.failure().isEmpty() && down.differences().isEmpty()
                            ? "the schema came back"
                            : "the schema did not come back");
        });
        report.problems().forEach(problem -> lines.add("PROBLEM " + problem));
        return String.join("\n", lines);
    }

    private static List<String> paragraphs(List<StatementReport> statements) {
        List<String> lines = new ArrayList<>();
        for (int position = 0; position < statements.size(); position++) {
            lines.addAll(paragraph(position + 1, statements.get(position)));
        }
        return lines;
    }

    private static List<String> paragraph(int number, StatementReport statement) {
        List<String> lines = new ArrayList<>();
        String times = statement.executions() == 1 ? "" : " (%d times)".formatted(statement.executions());
        lines.add("%2d. %s%s".formatted(number, statement.sql(), times));
        lines.add("    %s, %s changed, %s of log"
                .formatted(
                        Texts.duration(statement.elapsed()),
                        Texts.rows(statement.rowsChanged()),
                        Texts.bytes(statement.walBytes())));
        statement.locks().stream()
                .filter(lock -> lock.mode() != LockMode.ACCESS_SHARE && isStrongest(lock, statement))
                .forEach(lock -> lines.add("    locks " + lock(lock)));
        if (!statement.rewrittenTables().isEmpty()) {
            lines.add("    rewrites " + names(statement.rewrittenTables()));
        }
        if (!statement.rewrittenIndexes().isEmpty()) {
            lines.add("    rebuilds " + names(statement.rewrittenIndexes()));
        }
        statement.failure().ifPresent(reason -> lines.add("    FAILED " + reason));
        return lines;
    }

    private static boolean isStrongest(HeldLock lock, StatementReport statement) {
        return statement.locks().stream()
                .noneMatch(other ->
                        other.relation().equals(lock.relation()) && other.mode().compareTo(lock.mode()) > 0);
    }

    private static String lock(HeldLock lock) {
        String stops = lock.mode().blocksReads()
                ? ": nobody else reads or writes"
                : lock.mode().blocksWrites() ? ": nobody else writes" : "";
        return "%s %s for %s%s".formatted(lock.relation(), lock.mode(), Texts.duration(lock.held()), stops);
    }

    private static String names(List<TableName> names) {
        return names.stream().map(TableName::toString).collect(Collectors.joining(", "));
    }
}
