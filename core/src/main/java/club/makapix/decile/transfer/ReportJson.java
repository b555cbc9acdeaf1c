package club.makapix.decile.transfer;

import club.makapix.decile.transfer.TransferReport.ColumnReport;
import club.makapix.decile.transfer.TransferReport.TableReport;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a report as JSON: members in the order of the record's components, durations in milliseconds. */
final class ReportJson {
    private ReportJson() {}

    static String of(TransferReport report) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("anonymized", report.anonymized());
        members.put("statement", report.statement());
        members.put("definitions", report.ddl().words());
        members.put("snapshot", report.snapshot());
        members.put("source", report.source());
        members.put("target", report.target());
        members.put("selectionFingerprint", report.selectionFingerprint());
        members.put("rewriterFingerprint", report.rewriterFingerprint());
        members.put("rows", report.rows());
        members.put("milliseconds", report.elapsed().toMillis());
        members.put("tables", report.tables().stream().map(ReportJson::table).toList());
        members.put(
                "foreignKeys",
                report.foreignKeys().stream().map(ReportJson::foreignKey).toList());
        members.put("warnings", report.warnings());
        return value(members) + "\n";
    }

    private static Map<String, Object> table(TableReport table) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("table", table.table().toString());
        members.put("rows", table.rows());
        members.put("rowsByReason", table.rowsByReason());
        members.put("sourceRows", table.sourceRows());
        members.put("bytes", table.bytes());
        members.put("milliseconds", table.elapsed().toMillis());
        members.put("columns", table.columns().stream().map(ReportJson::column).toList());
        return members;
    }

    static Map<String, Object> column(ColumnReport column) {
        ColumnTreatment treatment = column.treatment();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("column", column.column());
        members.put("treatment", treatment.kind().label());
        if (!treatment.method().isEmpty()) {
            members.put("by", treatment.method());
        }
        if (!treatment.domain().isEmpty()) {
            members.put("domain", treatment.domain());
        }
        members.put("injective", treatment.injective());
        if (treatment.collisionOdds() > 0) {
            members.put("collisionOdds", treatment.collisionOdds());
        }
        members.put("why", treatment.reason());
        members.put("rewritten", column.rewritten());
        members.put("erased", column.erased());
        return members;
    }

    private static Map<String, Object> foreignKey(ForeignKeyCount count) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("foreignKey", count.key().toString());
        members.put("pulled", count.pulled());
        members.put("detached", count.detached());
        members.put("confined", count.confined());
        members.put("dangling", count.dangling());
        return members;
    }

    static String value(Object value) {
        if (value instanceof Map<?, ?> members) {
            return members.entrySet().stream()
                    .map(member -> text(member.getKey().toString()) + ":" + value(member.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof Collection<?> elements) {
            return elements.stream().map(ReportJson::value).collect(Collectors.joining(",\n", "[", "]"));
        }
        return value instanceof Number || value instanceof Boolean ? value.toString() : text(value.toString());
    }

    private static String text(String text) {
        StringBuilder escaped = new StringBuilder("\"");
        text.codePoints().forEach(character -> {
            if (character == '"' || character == '\\') {
                escaped.append('\\').appendCodePoint(character);
            } else if (character < ' ') {
                escaped.append("\\u00")
                        .append(Character.forDigit(character >> 4, 16))
                        .append(Character.forDigit(character & 15, 16));
            } else {
                escaped.appendCodePoint(character);
            }
        });
        return escaped.append('"').toString();
    }
}
