package club.makapix.decile.examples;

import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/** A server in which the benchmark makes databases of its own. */
final class BenchmarkServer {
    private final String url;

    private BenchmarkServer(String url) {
        this.url = url;
    }

    /** Takes a URL that leads to any database of the server, as a user who may create databases. */
    static BenchmarkServer of(String url) {
        return new BenchmarkServer(url);
    }

    /** Creates a database anew; an old one of that name is dropped. */
    void create(String database) {
        create(database, "template0");
    }

    /** Creates a database anew as a copy of another. */
    void create(String database, String template) {
        drop(database);
        execute("postgres", "create database %s template %s".formatted(database, template));
    }

    void drop(String database) {
        execute("postgres", "drop database if exists %s with (force)".formatted(database));
    }

    void execute(String database, String sql) {
        Statements.execute(dataSource(database), sql);
    }

    /** Returns the first column of a query's rows. */
    List<String> column(String database, String query) {
        return Statements.column(dataSource(database), query);
    }

    PGSimpleDataSource dataSource(String database) {
        PGSimpleDataSource dataSource = DatabaseUrl.parse(url).dataSource();
        dataSource.setDatabaseName(database);
        return dataSource;
    }
}
