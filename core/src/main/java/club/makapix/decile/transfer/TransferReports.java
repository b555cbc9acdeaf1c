package club.makapix.decile.transfer;

import club.makapix.decile.schema.Table;
import club.makapix.decile.transfer.TransferReport.ColumnReport;
import club.makapix.decile.transfer.TransferReport.TableReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Collects what a transfer does, table by table, into its report. */
final class TransferReports {
    private final Transfer transfer;
    private final String target;
    private final DdlTreatment ddl;
    private final List<TableReport> tables = new ArrayList<>();

    TransferReports(Transfer transfer, String target, DdlTreatment ddl) {
        this.transfer = transfer;
        this.target = target;
        this.ddl = ddl;
    }

    void add(TableStream stream) {
        Table table = stream.table();
        RowPipe pipe = stream.pipe();
        Map<String, ColumnTreatment> treatments =
                transfer.rewriter().map(rewriter -> rewriter.treatments(table)).orElse(Map.of());
        List<ColumnReport> columns = treatments.entrySet().stream()
                .map(column -> new ColumnReport(
                        column.getKey(),
                        column.getValue(),
                        pipe.rewritten(column.getKey()),
                        pipe.erased(column.getKey())))
                .toList();
        tables.add(new TableReport(
                table.name(), pipe.rowsByReason(), table.estimatedRows(), pipe.bytes(), stream.elapsed(), columns));
    }

    private String statement() {
        return transfer.rewriter()
                .map(RowRewriter::statement)
                .orElse("Not anonymized: whoever ran this stated that the rows carry no personal data.");
    }

    TransferReport finish(long start) {
        return new TransferReport(
                transfer.snapshot().id(),
                transfer.snapshot().identity().toString(),
                target,
                transfer.rewriter().isPresent(),
                statement(),
                ddl,
                transfer.selection().fingerprint(),
                transfer.rewriter().map(RowRewriter::fingerprint).orElse(""),
                tables,
                transfer.selection().foreignKeyCounts(),
                Duration.ofNanos(System.nanoTime() - start));
    }
}
