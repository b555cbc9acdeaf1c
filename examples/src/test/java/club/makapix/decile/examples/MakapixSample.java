package club.makapix.decile.examples;

import club.makapix.decile.anonymize.Anonymizer;
import club.makapix.decile.anonymize.Secret;
import club.makapix.decile.sampling.Cohort;
import club.makapix.decile.sampling.Sampling;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.transfer.SchemaScript;
import club.makapix.decile.transfer.Snapshot;
import club.makapix.decile.transfer.SourceLimits;
import club.makapix.decile.transfer.Target;
import java.nio.file.Path;

/**
 * The snapshot file that tests restore. Here it is made of the demo's production before the first test asks; in earnest a
 * nightly build makes it of the real one, and tests find it in a cache.
 */
final class MakapixSample {
    private MakapixSample() {}

    private static final class Made {
        static final Path FILE = make();
    }

    static Path file() {
        return Made.FILE;
    }

    private static Path make() {
        WorkFolder folder = WorkFolder.create(); // the tests need the file until the JVM ends
        Path file = folder.resolve("makapix.sql.gz");
        String production = TestServer.create("makapix-schema.sql", "makapix-data.sql");
        Recipe recipe = Recipe.read(folder.unpack("makapix.yaml", "makapix-columns.yaml"));
        SourceLimits limits = SourceLimits.defaults().withConnections(1);
        try (Snapshot snapshot = Snapshot.open(TestServer.server().dataSource(production), limits)) {
            Schema schema = snapshot.schema();
            Secret secret = Secret.fromEnvironment(Run.SECRET, "DECILE_SECRET");
            Cohort cohort = Sampling.parse(schema, recipe.sample()).select(snapshot);
            snapshot.transfer(cohort)
                    .rewriting(
                            Anonymizer.parse(schema, secret, recipe.anonymize().orElseThrow()))
                    .into(Target.file(file).withSchema(SchemaScript.text(DemoServer.resource("makapix-schema.sql"))));
        }
        return file;
    }
}
