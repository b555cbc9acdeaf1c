package club.makapix.decile.examples;

import club.makapix.decile.anonymize.Secret;
import club.makapix.decile.sampling.Sampling;
import club.makapix.decile.transfer.SchemaScript;
import club.makapix.decile.transfer.Snapshot;
import club.makapix.decile.transfer.SourceLimits;
import club.makapix.decile.transfer.Target;
import club.makapix.decile.transfer.TransferReport;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Refreshes by turns with the yardsticks, and prints medians. */
final class RefreshRounds {
    private static final int WORKERS = 2;
    private static final String DATABASE = "database";
    private static final String NEW_DATABASE = "newDatabase";
    private static final String SEQUENTIAL = "pipe, one after the other";
    private static final String PARALLEL = "pipe, two workers";
    private static final String BARE_SEQUENTIAL = "whole tables, one after the other";
    private static final String BARE_PARALLEL = "whole tables, two workers";
    private static final String DUMP = "pg_dump -Fc, pg_restore -j2";

    private final BenchmarkServer server;
    private final PrintStream out;
    private final Recipe recipe;
    private final Secret secret = Secret.random();
    private final Measurements whole = new Measurements();
    private final Measurements phases = new Measurements();
    private long rows;

    RefreshRounds(BenchmarkServer server, WorkFolder folder, PrintStream out) {
        this.server = server;
        this.out = out;
        this.recipe = Recipe.read(folder.unpack("makapix.yaml", "makapix-columns.yaml"));
    }

    /** Runs every way once without counting it, then so many times by turns, and prints what came out. */
    void run(int rounds) {
        intoDatabase();
        print("%,d rows travel; the first refresh, in a cold JVM, took %.2f s", rows, whole.median(DATABASE));
        BarePipe pipe = BarePipe.outOfTheSource(server, keepRows());
        BarePipe wholeTables = BarePipe.ofWholeTables(server);
        String format = quicker("the pipe", pipe, Math.min(2, rounds));
        String bareFormat = quicker("the pipe of whole tables", wholeTables, Math.min(2, rounds));
        Optional<DumpRestore> dump = DumpRestore.find(server);
        intoNewDatabase();
        whole.clear();
        phases.clear();
        PeakMemory.reset();
        for (int round = 0; round < rounds; round++) {
            intoDatabase();
            intoYard(SEQUENTIAL, BenchmarkData.BARE, () -> pipe(pipe, SEQUENTIAL, 1, format));
            intoYard(BARE_SEQUENTIAL, BenchmarkData.BARE, () -> pipe(wholeTables, BARE_SEQUENTIAL, 1, bareFormat));
            intoNewDatabase();
            intoYard(PARALLEL, BenchmarkData.BARE, () -> pipe(pipe, PARALLEL, WORKERS, format));
            intoYard(BARE_PARALLEL, BenchmarkData.BARE, () -> pipe(wholeTables, BARE_PARALLEL, WORKERS, bareFormat));
            dump.ifPresent(programs -> intoYard(DUMP, "template0", programs::run));
        }
        report();
    }

    /** Keeps what travels, as it is in the source, for the yardsticks. */
    private BenchmarkKeys keepRows() {
        try (Snapshot snapshot =
                Snapshot.open(server.dataSource(BenchmarkData.SOURCE), SourceLimits.defaults(), "public")) {
            Sampling sampling = Sampling.parse(snapshot.schema(), recipe.sample());
            TransferReport report = snapshot.transfer(sampling.select(snapshot))
                    .unchanged()
                    .into(Target.database(server.dataSource(BenchmarkData.TARGET)));
            server.create(BenchmarkData.ROWS, BenchmarkData.TARGET);
            server.execute(BenchmarkData.ROWS, "vacuum analyze");
            return new BenchmarkKeys(server, snapshot.schema(), report);
        }
    }

    private String quicker(String name, BarePipe pipe, int trials) {
        for (int trial = 0; trial < trials; trial++) {
            for (String format : List.of("text", "binary")) {
                intoYard(format, BenchmarkData.BARE, () -> pipe(pipe, format, 1, format));
            }
        }
        String quicker = whole.least("binary") < whole.least("text") ? "binary" : "text";
        print(
                "%s is the driver's, in %s format: text %.2f s, binary %.2f s",
                name, quicker, whole.least("text"), whole.least("binary"));
        whole.clear();
        return quicker;
    }

    private void intoDatabase() {
        refresh(DATABASE, Target.database(server.dataSource(BenchmarkData.TARGET)));
    }

    private void intoNewDatabase() {
        server.drop(BenchmarkData.BUILT);
        refresh(
                NEW_DATABASE,
                Target.newDatabase(server::dataSource, BenchmarkData.BUILT)
                        .withSchema(SchemaScript.text(BenchmarkData.schema()))
                        .withWorkers(WORKERS));
    }

    private void refresh(String name, Target target) {
        TimedRefresh refresh = new TimedRefresh(recipe, secret);
        whole.time(name, () -> rows = refresh.run(server.dataSource(BenchmarkData.SOURCE), target));
        refresh.phases().forEach((phase, seconds) -> phases.add(name + ", " + phase, seconds));
    }

    private void pipe(BarePipe pipe, String name, int workers, String format) {
        pipe.run(workers, format, (phase, work) -> phases.time(name + ", " + phase, work));
    }

    private void intoYard(String name, String template, Runnable work) {
        server.create(BenchmarkData.YARD, template);
        whole.time(name, work);
        long there = new BenchmarkData(server, 0).rows(BenchmarkData.YARD);
        if (there != rows) {
            throw new IllegalStateException("%s brought %d rows instead of %d".formatted(name, there, rows));
        }
    }

    private void report() {
        print("");
        whole.names().forEach(name -> print(whole, name));
        if (!whole.has(DUMP)) {
            print("%-43s not measured: no such programs, or older than the server", DUMP);
        }
        print("");
        phases.names().forEach(name -> print(phases, name));
        print("");
        print("database %.2f, newDatabase %.2f microseconds a row", perRow(DATABASE), perRow(NEW_DATABASE));
        if (whole.has(DUMP)) {
            print("refresh/dump: database %.2f newDatabase %.2f", ratio(DATABASE, DUMP), ratio(NEW_DATABASE, DUMP));
        }
        print(
                "refresh/whole tables: database %.2f newDatabase %.2f",
                ratio(DATABASE, BARE_SEQUENTIAL), ratio(NEW_DATABASE, BARE_PARALLEL));
        print("resident %d MiB", PeakMemory.residentMebibytes());
        print(
                "refresh/pipe: database %.2f newDatabase %.2f heap %d MiB",
                ratio(DATABASE, SEQUENTIAL), ratio(NEW_DATABASE, PARALLEL), PeakMemory.heapMebibytes());
    }

    private double perRow(String name) {
        return whole.median(name) * 1e6 / rows;
    }

    private double ratio(String refresh, String yardstick) {
        return whole.median(refresh) / whole.median(yardstick);
    }

    private void print(Measurements measured, String name) {
        print("%-43s %6.2f s (%.2f to %.2f)", name, measured.median(name), measured.least(name), measured.most(name));
    }

    private void print(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }
}
