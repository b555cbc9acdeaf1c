package club.makapix.decile.transfer;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.postgresql.ds.common.BaseDataSource;

/** Asks pg_dump for the DDL of a source. */
final class PgDump {
    private PgDump() {}

    static String schemaOf(Snapshot snapshot) {
        try {
            DatabaseMetaData connection = snapshot.coordinator().connection().getMetaData();
            URI address = URI.create(connection.getURL().replaceFirst("^jdbc:", ""));
            ProcessBuilder command = new ProcessBuilder(
                    "pg_dump",
                    "--schema-only",
                    "--no-owner",
                    "--no-privileges",
                    "--no-publications",
                    "--no-subscriptions",
                    "--no-password",
                    "--encoding=UTF8",
                    "--snapshot=" + snapshot.id(),
                    "--host=" + address.getHost(),
                    "--port=" + address.getPort(),
                    "--username=" + connection.getUserName(),
                    "--dbname=" + snapshot.identity().name());
            passwordOf(snapshot).ifPresent(password -> command.environment().put("PGPASSWORD", password));
            return portable(run(command));
        } catch (SQLException e) {
            throw Connections.refused("the source's address could not be read", e);
        }
    }

    private static Optional<String> passwordOf(Snapshot snapshot) {
        return snapshot.source() instanceof BaseDataSource source
                ? Optional.ofNullable(source.getPassword())
                : Optional.empty();
    }

    private static String run(ProcessBuilder command) {
        try {
            Path errors = Files.createTempFile("decile", ".err");
            try {
                Process process = command.redirectError(errors.toFile()).start();
                String ddl = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (process.waitFor() != 0) {
                    throw new TransferException(
                            "pg_dump failed: " + Files.readString(errors).strip());
                }
                return ddl;
            } finally {
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new TransferException("pg_dump could not be run; put it on the path, or supply the DDL", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransferException("the transfer was interrupted; the target is as it was", e);
        }
    }

    /** Leaves out what differs from run to run and what only one patched build of the server accepts. */
    private static String portable(String ddl) {
        return ddl.lines()
                .filter(line -> !line.startsWith("\\restrict") && !line.startsWith("\\unrestrict"))
                .filter(line -> !line.contains("pg_attver"))
                .filter(line -> !line.startsWith("-- Dumped "))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
