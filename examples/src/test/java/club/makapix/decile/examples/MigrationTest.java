package club.makapix.decile.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import club.makapix.decile.sampling.junit.SampleDatabase;
import club.makapix.decile.sampling.rehearsal.Migration;
import club.makapix.decile.sampling.rehearsal.MigrationRehearsal;
import club.makapix.decile.sampling.rehearsal.RehearsalReport;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import liquibase.Liquibase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** To be copied: each migration is tried on a tenth of production before production meets it. */
class MigrationTest {
    @RegisterExtension
    static final SampleDatabase SAMPLES = SampleDatabase.restoredFrom(MakapixSample.file());

    private static Migration flyway(String folder) {
        return database -> Flyway.configure()
                .dataSource(database)
                .locations("classpath:migrations/" + folder)
                .baselineOnMigrate(true)
                .load()
                .migrate();
    }

    private static Migration statements(String sql) {
        return database -> {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        };
    }

    @Test
    void aCaptionIsAddedWithoutStoppingAnybody(DataSource database) {
        RehearsalReport report = MigrationRehearsal.on(database)
                .forbidTableRewrites()
                .longestExclusiveLock(Duration.ofSeconds(10))
                .thenDown(statements("alter table posts drop column caption"))
                .run(flyway("passes"));

        System.out.println(report);
        assertThat(report.statements()).hasSize(2);
    }

    @Test
    void notEveryCommentHasAnAuthor(DataSource database) {
        RehearsalReport report = MigrationRehearsal.on(database).observe(flyway("fails"));

        System.out.println(report);
        assertThat(report.failure())
                .hasValueSatisfying(reason -> assertThat(reason).contains("author_id", "null"));
    }

    @Test
    void longerNumbersRewriteTheTable(DataSource database) {
        MigrationRehearsal rehearsal = MigrationRehearsal.on(database).forbidTableRewrites();

        assertThatThrownBy(() -> rehearsal.run(flyway("rewrites")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("rewrites public.post_stats_daily");
    }

    @Test
    void liquibaseIsRehearsedLikeAnythingElse(DataSource database) {
        RehearsalReport report = MigrationRehearsal.on(database)
                .forbidTableRewrites()
                .run(clone -> {
                    try (Connection connection = clone.getConnection();
                            Liquibase liquibase = new Liquibase(
                                    "migrations/liquibase/changelog.sql",
                                    new ClassLoaderResourceAccessor(),
                                    new JdbcConnection(connection))) {
                        liquibase.update("");
                    }
                });

        assertThat(report.statements())
                .singleElement()
                .satisfies(statement -> assertThat(statement.sql()).contains("caption"));
    }
}
