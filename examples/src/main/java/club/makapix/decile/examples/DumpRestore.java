package club.makapix.decile.examples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/** The other yardstick: {@code pg_dump -Fc} and {@code pg_restore -j2} of the rows, where the machine has these programs. */
final class DumpRestore {
    private static final Pattern VERSION = Pattern.compile("(\\d+)");

    private final BenchmarkServer server;
    private final Path programs;

    private DumpRestore(BenchmarkServer server, Path programs) {
        this.server = server;
        this.programs = programs;
    }

    /** Finds the programs on the path or beside pg_config's; empty if there are none, or none as new as the server. */
    static Optional<DumpRestore> find(BenchmarkServer server) {
        int needed = Integer.parseInt(
                        server.column("postgres", "show server_version_num").get(0))
                / 10_000;
        Stream<String> places =
                Stream.concat(Stream.of(System.getenv("PATH").split(":")), output("pg_config", "--bindir").stream());
        return places.map(Path::of)
                .filter(place -> Files.isExecutable(place.resolve("pg_restore")))
                .filter(place -> version(place) >= needed)
                .findFirst()
                .map(place -> new DumpRestore(server, place));
    }

    private static int version(Path place) {
        Matcher number = VERSION.matcher(
                output(place.resolve("pg_dump").toString(), "--version").orElse("0"));
        return number.find() ? Integer.parseInt(number.group()) : 0;
    }

    private static Optional<String> output(String... command) {
        try {
            Process process = new ProcessBuilder(command).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.of(text.strip()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Dumps the rows into a file and restores them into an empty database. */
    void run() {
        try (WorkFolder folder = WorkFolder.create()) {
            Path dump = folder.resolve("rows.dump");
            execute("pg_dump", BenchmarkData.ROWS, "-Fc", "-f", dump.toString());
            execute("pg_restore", BenchmarkData.YARD, "-j2", dump.toString());
        } catch (IOException e) {
            throw new IllegalStateException("the dump failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void execute(String program, String database, String... arguments)
            throws IOException, InterruptedException {
        PGSimpleDataSource place = server.dataSource(database);
        ProcessBuilder process = new ProcessBuilder(
                Stream.concat(Stream.of(programs.resolve(program).toString(), "-d", database), Stream.of(arguments))
                        .toList());
        process.environment().put("PGHOST", place.getServerNames()[0]);
        process.environment().put("PGPORT", Integer.toString(Math.max(place.getPortNumbers()[0], 0)));
        process.environment().put("PGUSER", place.getUser());
        if (place.getPassword() != null) {
            process.environment().put("PGPASSWORD", place.getPassword());
        }
        if (process.inheritIO().start().waitFor() != 0) {
            throw new IOException(program + " failed");
        }
    }
}
