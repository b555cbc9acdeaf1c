package club.makapix.decile.examples;

import club.makapix.decile.transfer.ForeignKeyCount;
import club.makapix.decile.transfer.Reason;
import club.makapix.decile.transfer.TransferReport;
import club.makapix.decile.transfer.TransferReport.TableReport;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** Prints a report for people: what came, why, and what was cut off. */
final class Summary {
    private final TransferReport report;
    private final PrintStream out;

    Summary(TransferReport report, PrintStream out) {
        this.report = report;
        this.out = out;
    }

    void print(String source, String target, Duration elapsed) {
        out.println(
                report.anonymized()
                        ? "anonymized as the recipe says (%s)".formatted(report.rewriterFingerprint())
                        : "NOT anonymized: the recipe says anonymize: off, these are the rows of the source as they are");
        print(
                "%s -> %s: %,d rows of %d tables in %.1f s",
                source, target, report.rows(), travelled(), seconds(elapsed));
        out.println();
        print("%-36s %10s %10s %9s %9s %9s %9s", "table", "rows", "of about", "drawn", "followed", "required", "whole");
        report.tables().stream().filter(table -> table.rows() > 0).forEach(this::print);
        printCounts("keys set to NULL, for the row they name stayed", ForeignKeyCount::detached);
        printCounts("rows that stayed, for the row they name did", ForeignKeyCount::confined);
        printCounts("keys that name no row of the source", ForeignKeyCount::dangling);
        report.warnings().forEach(warning -> out.println("! " + warning));
    }

    private long travelled() {
        return report.tables().stream().filter(table -> table.rows() > 0).count();
    }

    private static double seconds(Duration elapsed) {
        return elapsed.toMillis() / 1000.0;
    }

    private void print(TableReport table) {
        print(
                "%-36s %,10d %,10d %s %s %s %s",
                table.table(),
                table.rows(),
                table.sourceRows(),
                count(table, Reason.DRAWN),
                count(table, Reason.FOLLOWED),
                count(table, Reason.REQUIRED),
                count(table, Reason.WHOLE));
    }

    private static String count(TableReport table, Reason reason) {
        long rows = table.rowsByReason().getOrDefault(reason, 0L);
        return rows == 0 ? " ".repeat(9) : String.format(Locale.ROOT, "%,9d", rows);
    }

    private void printCounts(String title, ToLongFunction<ForeignKeyCount> count) {
        if (report.foreignKeys().stream().mapToLong(count).sum() == 0) {
            return;
        }
        out.println();
        out.println(title);
        report.foreignKeys().stream()
                .filter(key -> count.applyAsLong(key) > 0)
                .forEach(key -> print("  %-46s %,10d", key.key(), count.applyAsLong(key)));
    }

    private void print(String format, Object... arguments) {
        out.println(String.format(Locale.ROOT, format, arguments).stripTrailing());
    }
}
