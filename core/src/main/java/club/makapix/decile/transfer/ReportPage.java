package club.makapix.decile.transfer;

import club.makapix.decile.transfer.TransferReport.TableReport;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a report as one HTML page that needs nothing else: no script, no file beside it. */
final class ReportPage {
    private final TransferReport report;

    private ReportPage(TransferReport report) {
        this.report = report;
    }

    static String of(TransferReport report) {
        return new ReportPage(report).page();
    }

    private String page() {
        return Resource.page("report.html")
                .replace("{treatment}", treatment())
                .replace("{summary}", summary())
                .replace("{tables}", join(report.tables().stream().map(this::table)))
                .replace("{keys}", join(report.foreignKeys().stream().map(ReportPage::key)))
                .replace("{columns}", join(report.tables().stream().map(PrivacyReport::rows)));
    }

    private static String join(Stream<String> parts) {
        return parts.collect(Collectors.joining("\n"));
    }

    private String treatment() {
        return report.anonymized()
                ? "Anonymized by the recipe %s. %s"
                        .formatted(text(report.rewriterFingerprint()), text(report.statement()))
                : text(report.statement());
    }

    private String summary() {
        return "%s rows of %d tables in %s, from %s (snapshot %s) to %s. Selected by the recipe %s.%s"
                .formatted(
                        number(report.rows()),
                        report.tables().size(),
                        seconds(report.elapsed()),
                        text(report.source()),
                        text(report.snapshot()),
                        text(report.target()),
                        text(report.selectionFingerprint()),
                        report.warnings().stream()
                                .map(warning -> " Note: " + text(warning) + ".")
                                .collect(Collectors.joining()));
    }

    private String table(TableReport table) {
        return "<tr><th>%s</th><td class=\"number\">%s</td><td class=\"number\">%s</td><td><div>%s</div></td><td class=\"number\">%s</td><td class=\"number\">%s</td><td><div>%s</div></td></tr>"
                .formatted(
                        text(table.table().toString()),
                        number(table.rows()),
                        number(table.sourceRows()),
                        reasons(table),
                        number(table.bytes()),
                        seconds(table.elapsed()),
                        bar("time", share(table.elapsed().toNanos(), longest()), seconds(table.elapsed())));
    }

    private long longest() {
        return report.tables().stream()
                .mapToLong(table -> table.elapsed().toNanos())
                .max()
                .orElse(0);
    }

    /** Draws how much of the source's table travels, in as many pieces as there are reasons. */
    private static String reasons(TableReport table) {
        long whole = Math.max(table.sourceRows(), table.rows());
        return table.rowsByReason().entrySet().stream()
                .map(reason -> {
                    String name = reason.getKey().name().toLowerCase(Locale.ROOT);
                    return bar(name, share(reason.getValue(), whole), name + " " + number(reason.getValue()));
                })
                .collect(Collectors.joining());
    }

    private static String bar(String kind, double percent, String title) {
        return String.format(
                Locale.ROOT, "<i class=\"%s\" style=\"width:%.2f%%\" title=\"%s\"></i>", kind, percent, text(title));
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : 100.0 * part / whole;
    }

    private static String key(ForeignKeyCount count) {
        return "<tr><th>%s</th><td class=\"number\">%s</td><td class=\"number\">%s</td><td class=\"number\">%s</td><td class=\"number\">%s</td></tr>"
                .formatted(
                        text(count.key().toString()),
                        number(count.pulled()),
                        number(count.detached()),
                        number(count.confined()),
                        number(count.dangling()));
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
    }

    static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("{", "&#123;");
    }
}
