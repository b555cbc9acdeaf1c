package club.makapix.decile.anonymize;

import club.makapix.decile.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/** Dumps a database by pg_dump, large objects included, where one is on the path that knows the server. */
final class Dump {
    private Dump() {}

    /** Returns the lines of the plain dump; none where there is no fitting pg_dump. */
    static List<String> of(TestDatabase database) {
        int server = Integer.parseInt(database.rows("show server_version_num").get(0)) / 10_000;
        if (majorOfTool() < server) {
            return List.of();
        }
        PGSimpleDataSource source = database.dataSource();
        return run(
                "pg_dump",
                "--blobs",
                "--host=" + source.getServerNames()[0],
                "--port=" + source.getPortNumbers()[0],
                "--username=" + source.getUser(),
                source.getDatabaseName());
    }

    private static int majorOfTool() {
        try {
            return Integer.parseInt(run("pg_dump", "--version").get(0).replaceAll("\\D*(\\d+).*", "$1"));
        } catch (UncheckedIOException e) {
            return 0;
        }
    }

    private static List<String> run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(command[0] + " failed");
            }
            return text.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
