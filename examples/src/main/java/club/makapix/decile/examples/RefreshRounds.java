package club.makapix.decile.examples;

import club.makapix.decile.anonymize.Secret;
import club.makapix.decile.transfer.SchemaScript;
import club.makapix.decile.transfer.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private static final String DUMP = "pg_dump -Fc, pg_restore -j2";

    private final BenchmarkServer server;
    private final Recipe recipe;
    private final Secret secret = Secret.random();
    private final Measurements whole = new Measurements();
    private final Measurements phases = new Measurements();
    private long rows;

    RefreshRounds(BenchmarkServer server) {
        this.server = server;
        this.recipe = recipe();
    }

    private static Recipe recipe() {
        try {
            Path folder = Files.createTempDirectory("decile-benchmark-");
            for (String name : List.of("makapix.yaml", "makapix-columns.yaml")) {
                Files.writeString(folder.resolve(name), DemoServer.resource(name));
            }
            return Recipe.read(folder.resolve("makapix.yaml"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs every way once without counting it, then so many times by turns, and prints what came out. */
    void run(int rounds) {
        intoDatabase();
        print("%,d rows travel; the first refresh, in a cold JVM, took %.2f s", rows, whole.median(DATABASE));
        server.create(BenchmarkData.ROWS, BenchmarkData.TARGET);
        server.execute(BenchmarkData.ROWS, "vacuum analyze");
        BarePipe pipe = new BarePipe(server);
        String format = quicker(pipe);
        Optional<DumpRestore> dump = DumpRestore.find(server);
        intoNewDatabase();
        whole.clear();
        phases.clear();
        PeakMemory.reset();
        for (int round = 0; round < rounds; round++) {
            intoDatabase();
            intoYard(SEQUENTIAL, BenchmarkData.BARE, () -> pipe.run(1, format));
            intoNewDatabase();
            intoYard(PARALLEL, BenchmarkData.BARE, () -> pipe.run(WORKERS, format));
            dump.ifPresent(programs -> intoYard(DUMP, "template0", programs::run));
        }
        report();
    }

    private String quicker(BarePipe pipe) {
        for (String format : List.of("text", "binary", "text", "binary")) {
            intoYard(format, BenchmarkData.BARE, () -> pipe.run(1, format));
        }
        String quicker = whole.least("binary") < whole.least("text") ? "binary" : "text";
        print(
                "the pipe is the driver's, in %s format: text %.2f s, binary %.2f s",
                quicker, whole.least("text"), whole.least("binary"));
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

    private void intoYard(String name, String template, Runnable work) {
        server.create(BenchmarkData.YARD, template);
        whole.time(name, work);
    }

    private void report() {
        print("");
        whole.names().forEach(name -> print(whole, name));
        if (!whole.has(DUMP)) {
            print("%-34s not measured: no such programs, or older than the server", DUMP);
        }
        print("");
        phases.names().forEach(name -> print(phases, name));
        print("");
        print("database %.2f, newDatabase %.2f microseconds a row", perRow(DATABASE), perRow(NEW_DATABASE));
        if (whole.has(DUMP)) {
            print("refresh/dump: database %.2f newDatabase %.2f", ratio(DATABASE, DUMP), ratio(NEW_DATABASE, DUMP));
        }
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

    private static void print(Measurements measured, String name) {
        print("%-34s %6.2f s (%.2f to %.2f)", name, measured.median(name), measured.least(name), measured.most(name));
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
