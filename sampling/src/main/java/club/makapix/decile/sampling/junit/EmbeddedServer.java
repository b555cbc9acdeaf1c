package club.makapix.decile.sampling.junit;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Starts PostgreSQL as a process of its own, without Docker. */
final class EmbeddedServer {
    static final String TYPE = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";
    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "off",
            "full_page_writes", "off",
            "synchronous_commit", "off",
            "wal_level", "minimal",
            "max_wal_senders", "0",
            "max_connections", "300");

    private EmbeddedServer() {}

    static ServerProcess start() {
        DataDirectories directories = DataDirectories.ofThisUser();
        directories.removeAbandoned();
        Foreign builder = Foreign.type(TYPE).call("builder");
        builder.call("setDataDirectory", directories.create());
        builder.call("setPGStartupWait", Duration.ofMinutes(1));
        new TreeMap<>(SETTINGS).forEach((setting, value) -> builder.call("setServerConfig", setting, value));
        Foreign server = builder.call("start");
        return new ServerProcess(
                "an embedded server on port " + server.call("getPort"),
                server.call("getJdbcUrl", "postgres", "postgres").toString(),
                () -> server.call("close"));
    }
}
