package club.makapix.decile.testing;

import org.postgresql.ds.PGSimpleDataSource;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A server in a container, which Testcontainers removes when the JVM ends, however it ends. */
final class ContainerServer implements PostgresServer {
    private final PostgreSQLContainer container;

    private ContainerServer(PostgreSQLContainer container) {
        this.container = container;
    }

    /** Tells whether Testcontainers is there; only core's own tests bring it. */
    static boolean isOnClassPath() {
        return ContainerServer.class
                        .getClassLoader()
                        .getResource("org/testcontainers/postgresql/PostgreSQLContainer.class")
                != null;
    }

    @SuppressWarnings("resource")
    static ContainerServer start() {
        String major = System.getProperty("decile.test.postgres", "16").split("\\.", 2)[0];
        PostgreSQLContainer container = new PostgreSQLContainer("postgres:" + major)
                .withUsername("postgres")
                .withPassword("postgres")
                .withCommand("postgres", "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=300");
        container.start();
        return new ContainerServer(container);
    }

    @Override
    public PGSimpleDataSource dataSource(String database) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(container.getJdbcUrl());
        dataSource.setDatabaseName(database);
        dataSource.setUser(container.getUsername());
        dataSource.setPassword(container.getPassword());
        return dataSource;
    }
}
