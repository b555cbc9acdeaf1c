package club.makapix.decile.sampling.junit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Starts PostgreSQL as a process of its own, without Docker. */
final class EmbeddedServer {
    static final String TYPE = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";
    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "off",
            "full_page_writes", "off",
            "synchronous_commit", "off",
            "wal_level", "minimal",
            "max_wal_senders", "0",
            "max_wal_size", "128MB",
            "max_connections", "300");

    private static final String FOLDER = "decile.samples.folder";

    /** What a server takes without any sample, and the databases that may be there at once. */
    private static final long LEAST = 500_000_000;

    private static final long DATABASES = 10;

    private EmbeddedServer() {}

    /**
     * Starts a server whose files lie in the folder that the system property {@code decile.samples.folder} names; without it in
     * memory, if several databases of that many bytes fit in there, otherwise in the system's temporary folder.
     */
    static ServerProcess start(long bytes) {
        @Nullable String wished = System.getProperty(FOLDER);
        if (wished != null) {
            return start(Path.of(wished), ", its files in " + wished);
        }
        Memory memory = Memory.ofThisMachine();
        Path onDisk = Path.of(System.getProperty("java.io.tmpdir"));
        boolean fits = memory.hasRoomFor(LEAST + DATABASES * bytes);
        DataDirectories.below(fits ? onDisk : memory.folder()).removeAbandoned();
        return fits ? start(memory.folder(), ", its files in memory") : start(onDisk, "");
    }

    private static ServerProcess start(Path folder, String remark) {
        DataDirectories directories = DataDirectories.below(folder);
        directories.removeAbandoned();
        Foreign builder = Foreign.type(TYPE).call("builder");
        builder.call("setDataDirectory", directories.unused());
        builder.call("setPGStartupWait", Duration.ofMinutes(1));
        new TreeMap<>(SETTINGS).forEach((setting, value) -> builder.call("setServerConfig", setting, value));
        Foreign server = builder.call("start");
        return new ServerProcess(
                "an embedded server on port %s%s".formatted(server.call("getPort"), remark),
                server.call("getJdbcUrl", "postgres", "postgres").toString(),
                () -> server.call("close"));
    }
}
