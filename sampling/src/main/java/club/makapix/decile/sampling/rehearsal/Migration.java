package club.makapix.decile.sampling.rehearsal;

import javax.sql.DataSource;

/** Changes a database: what Flyway, Liquibase or a few statements of one's own do. */
@FunctionalInterface
public interface Migration {
    /**
     * Runs the migration. Every statement must go through connections of this data source: what another connection does is
     * not seen.
     *
     * @throws Exception if the migration failed
     */
    void run(DataSource database) throws Exception;
}
