package club.makapix.decile.testing;

import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL to test on: one that somebody else runs, one in a container, or one that this JVM starts. */
interface PostgresServer {
    /** Returns a data source for the superuser. */
    PGSimpleDataSource dataSource(String database);

    /**
     * Returns the server at {@code -Ddecile.test.url}, a JDBC URL of a superuser; else, as {@code -Ddecile.test.server}
     * says, {@code docker} or {@code embedded}; else a container where Docker answers and has the image, and an embedded
     * server otherwise.
     */
    static PostgresServer choose() {
        String url = System.getProperty("decile.test.url", "");
        if (!url.isEmpty()) {
            return new ExternalServer(url);
        }
        return switch (System.getProperty("decile.test.server", "auto")) {
            case "docker" -> ContainerServer.start();
            case "embedded" -> EmbeddedServer.start();
            default ->
                ContainerServer.isOnClassPath() && Docker.answers() ? containerIfPossible() : EmbeddedServer.start();
        };
    }

    private static PostgresServer containerIfPossible() {
        try {
            return ContainerServer.start();
        } catch (RuntimeException e) {
            System.getLogger(PostgresServer.class.getName())
                    .log(System.Logger.Level.WARNING, "no container, so an embedded server", e);
            return EmbeddedServer.start();
        }
    }
}
