package club.makapix.decile.transfer;

import club.makapix.decile.transfer.TransferReport.ColumnReport;
import club.makapix.decile.transfer.TransferReport.TableReport;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tells whoever answers for the data what was done to every column that travelled and why, and what may be said of the result. Holds
 * names and counts, never a value.
 */
public final class PrivacyReport {
    private final TransferReport report;

    PrivacyReport(TransferReport report) {
        this.report = report;
    }

    /** Returns for each kind of treatment the number of columns that it was given. */
    public Map<ColumnTreatment.Kind, Long> columns() {
        return report.tables().stream()
                .flatMap(table -> table.columns().stream())
                .collect(Collectors.groupingBy(
                        column -> column.treatment().kind(),
                        () -> new EnumMap<>(ColumnTreatment.Kind.class),
                        Collectors.counting()));
    }

    /** Returns the report as JSON: the statement first, then the columns table by table. */
    public String json() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("anonymized", report.anonymized());
        members.put("statement", report.statement());
        members.put("definitions", report.ddl().words());
        members.put("source", report.source());
        members.put("snapshot", report.snapshot());
        members.put("target", report.target());
        members.put("rewriterFingerprint", report.rewriterFingerprint());
        Map<String, Object> counts = new LinkedHashMap<>();
        columns().forEach((kind, count) -> counts.put(kind.label(), count));
        members.put("columns", counts);
        members.put("tables", report.tables().stream().map(PrivacyReport::table).toList());
        return ReportJson.value(members) + "\n";
    }

    private static Map<String, Object> table(TableReport table) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("table", table.table().toString());
        members.put("rows", table.rows());
        members.put("columns", table.columns().stream().map(ReportJson::column).toList());
        return members;
    }

    /** Returns the report as one HTML page that needs no other file. */
    public String html() {
        return Resource.page("privacy.html")
                .replace("{statement}", ReportPage.text(report.statement()))
                .replace("{summary}", ReportPage.text(summary()))
                .replace("{definitions}", ReportPage.text(definitions()))
                .replace("{counts}", ReportPage.text(counts()))
                .replace(
                        "{columns}",
                        report.tables().stream().map(PrivacyReport::rows).collect(Collectors.joining("\n")));
    }

    private String summary() {
        return String.format(
                Locale.ROOT,
                "%,d rows of %d tables from %s (snapshot %s) to %s. Rewritten by the recipe %s.",
                report.rows(),
                report.tables().size(),
                report.source(),
                report.snapshot(),
                report.target(),
                report.anonymized() ? report.rewriterFingerprint() : "of nobody");
    }

    private String definitions() {
        return "Definitions (defaults, checks, comments, labels, bodies of functions and views) %s."
                .formatted(report.ddl().words());
    }

    private String counts() {
        return columns().entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey().label())
                .collect(Collectors.joining(", ", "Columns: ", "."));
    }

    /** Returns the rows of a table that lists columns: name, treatment, method, domain, reason, counts. */
    static String rows(TableReport table) {
        return table.columns().stream().map(column -> row(table, column)).collect(Collectors.joining("\n"));
    }

    private static String row(TableReport table, ColumnReport column) {
        ColumnTreatment treatment = column.treatment();
        return "<tr class=\"%s\"><th>%s</th><td>%s</td><td>%s</td><td>%s</td><td class=\"number\">%s</td><td class=\"number\">%s</td></tr>"
                .formatted(
                        treatment.kind().name().toLowerCase(Locale.ROOT),
                        ReportPage.text(table.table() + "." + column.column()),
                        ReportPage.text(treatment.kind().label()),
                        ReportPage.text(method(treatment)),
                        ReportPage.text(treatment.reason()),
                        ReportPage.number(column.rewritten()),
                        ReportPage.number(column.erased()));
    }

    private static String odds(ColumnTreatment treatment) {
        return treatment.collisionOdds() == 0
                ? ""
                : String.format(Locale.ROOT, " but for odds of %.1e", treatment.collisionOdds());
    }

    private static String method(ColumnTreatment treatment) {
        String domain = treatment.domain().isEmpty() || treatment.domain().equals(treatment.method())
                ? ""
                : ", domain " + treatment.domain();
        return treatment.method() + domain + (treatment.injective() ? ", one to one" + odds(treatment) : "");
    }
}
