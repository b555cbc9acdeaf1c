package club.makapix.decile.sampling.junit;

/** Starts PostgreSQL in a container. */
final class ContainerServer {
    static final String TYPE = "org.testcontainers.postgresql.PostgreSQLContainer";
    private static final String[] COMMAND = {
        "postgres",
        "-c",
        "fsync=off",
        "-c",
        "full_page_writes=off",
        "-c",
        "synchronous_commit=off",
        "-c",
        "max_connections=300"
    };

    private ContainerServer() {}

    static ServerProcess start(String image) {
        Foreign container = container(image);
        container.call("start");
        String url = container.call("getJdbcUrl").toString();
        return new ServerProcess(
                "a container of " + image,
                "%s%cuser=%s&password=%s"
                        .formatted(
                                url,
                                url.contains("?") ? '&' : '?',
                                container.call("getUsername"),
                                container.call("getPassword")),
                () -> container.call("stop"));
    }

    /** Makes a container that does not run yet. */
    static Foreign container(String image) {
        Foreign container = Foreign.type(TYPE).create(image);
        container.call("setCommandParts", (Object) COMMAND);
        return container;
    }
}
