package club.makapix.decile.testing;

import org.postgresql.ds.PGSimpleDataSource;

/** A server that somebody else runs; tests make databases on it and drop them. */
final class ExternalServer implements PostgresServer {
    private final String url;

    ExternalServer(String url) {
        this.url = url;
    }

    @Override
    public PGSimpleDataSource dataSource(String database) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url);
        dataSource.setDatabaseName(database);
        return dataSource;
    }
}
