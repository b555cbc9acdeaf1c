package club.makapix.decile.examples;

import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.ForeignKey;
import club.makapix.decile.schema.Identifiers;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.Table;
import club.makapix.decile.transfer.ForeignKeyCount;
import club.makapix.decile.transfer.TransferReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says which rows travel in tables of their primary keys beside those of the source, as somebody would who copies a slice with psql alone. Foreign
 * keys that travel as NULL stand there too.
 */
final class BenchmarkKeys {
    private static final String SCHEMA = "decile_benchmark_keys";

    private final BenchmarkServer server;
    private final Schema schema;
    private final TransferReport report;

    /** Prepares for the rows that {@link BenchmarkData#ROWS} holds, as the transfer reported them that brought them there. */
    BenchmarkKeys(BenchmarkServer server, Schema schema, TransferReport report) {
        this.server = server;
        this.schema = schema;
        this.report = report;
    }

    /** Makes the tables and returns for each table of the site what a COPY out of the source reads, the largest first. */
    Map<String, String> make() {
        server.execute(
                BenchmarkData.SOURCE, "drop schema if exists %1$s cascade; create schema %1$s".formatted(SCHEMA));
        Map<String, String> queries = new LinkedHashMap<>();
        report.tables().stream()
                .filter(moved -> moved.rows() > 0)
                .sorted(Comparator.comparingLong(moved -> -moved.rows()))
                .map(moved -> schema.table(moved.table()))
                .forEach(table -> queries.put(table.name().quoted(), make(table)));
        server.execute(BenchmarkData.SOURCE, "analyze");
        return queries;
    }

    private String make(Table table) {
        List<String> key = table.primaryKey().orElseThrow().columns();
        Set<String> detached = detached(table);
        List<String> kept = new ArrayList<>(key);
        kept.addAll(detached);
        String keys = SCHEMA + "." + Identifiers.quote(table.name().name());
        copy("select %s from %s".formatted(Identifiers.quote(kept), table.name().quoted()), keys);
        List<String> fields = table.travellingColumns().stream()
                .map(Column::name)
                .map(column -> (detached.contains(column) ? "k." : "t.") + Identifiers.quote(column))
                .toList();
        return "(select %s from %s t join %s k using (%s))"
                .formatted(String.join(", ", fields), table.name().quoted(), keys, Identifiers.quote(key));
    }

    private Set<String> detached(Table table) {
        Set<String> columns = new LinkedHashSet<>();
        report.foreignKeys().stream()
                .filter(count -> count.detached() > 0)
                .map(ForeignKeyCount::key)
                .filter(key -> key.child().equals(table.name()))
                .map(ForeignKey::columns)
                .forEach(columns::addAll);
        return columns;
    }

    private void copy(String query, String keys) {
        server.execute(BenchmarkData.SOURCE, "create table %s as %s limit 0".formatted(keys, query));
        try (Connection from = server.dataSource(BenchmarkData.ROWS).getConnection();
                Connection to = server.dataSource(BenchmarkData.SOURCE).getConnection()) {
            CopyRelay.run(from, "copy (%s) to stdout".formatted(query), to, "copy %s from stdin".formatted(keys));
        } catch (SQLException e) {
            throw new IllegalStateException("the benchmark's own SQL failed", e);
        }
    }
}
