package club.makapix.decile.examples;

import club.makapix.decile.anonymize.Anonymizer;
import club.makapix.decile.anonymize.Secret;
import club.makapix.decile.recipe.RecipeFile;
import club.makapix.decile.recipe.RecipeNode;
import club.makapix.decile.sampling.Cohort;
import club.makapix.decile.sampling.Sampling;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.transfer.SchemaScript;
import club.makapix.decile.transfer.Snapshot;
import club.makapix.decile.transfer.SourceLimits;
import club.makapix.decile.transfer.Target;
import java.io.IOException;
import java.nio.file.Files;
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
        try {
            Path folder = Files.createTempDirectory("makapix-sample");
            Path file = folder.resolve("makapix.sql.gz");
            file.toFile().deleteOnExit();
            Files.writeString(folder.resolve("makapix-columns.yaml"), DemoServer.resource("makapix-columns.yaml"));
            String production = TestServer.create("makapix-schema.sql", "makapix-data.sql");
            RecipeNode recipe = RecipeFile.read(
                    Files.writeString(folder.resolve("makapix.yaml"), DemoServer.resource("makapix.yaml")));
            SourceLimits limits = SourceLimits.defaults().withConnections(1);
            try (Snapshot snapshot = Snapshot.open(TestServer.server().dataSource(production), limits)) {
                Schema schema = snapshot.schema();
                Secret secret = Secret.fromEnvironment(Run.SECRET, "DECILE_SECRET");
                Cohort cohort = Sampling.parse(schema, recipe.find("sample").orElseThrow())
                        .select(snapshot);
                snapshot.transfer(cohort)
                        .rewriting(Anonymizer.parse(
                                schema, secret, recipe.find("anonymize").orElseThrow()))
                        .into(Target.file(file)
                                .withSchema(SchemaScript.text(DemoServer.resource("makapix-schema.sql"))));
            }
            return file;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
