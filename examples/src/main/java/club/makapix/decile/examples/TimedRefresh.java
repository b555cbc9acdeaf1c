package club.makapix.decile.examples;

import club.makapix.decile.anonymize.Anonymizer;
import club.makapix.decile.anonymize.Secret;
import club.makapix.decile.sampling.Cohort;
import club.makapix.decile.sampling.Sampling;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.transfer.ProgressListener;
import club.makapix.decile.transfer.Snapshot;
import club.makapix.decile.transfer.SourceLimits;
import club.makapix.decile.transfer.Target;
import club.makapix.decile.vault.VaultLayout;
import club.makapix.decile.vault.VaultManifest;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;

/** Does what {@link Refresh} does, files included, with a stopwatch in the hand. */
final class TimedRefresh {
    private final Recipe recipe;
    private final Secret secret;
    private final Map<String, Double> phases = new LinkedHashMap<>();
    private String phase = "";
    private long since;

    TimedRefresh(Recipe recipe, Secret secret) {
        this.recipe = recipe;
        this.secret = secret;
    }

    /** Replaces the target's rows and returns how many there are now. */
    long run(DataSource source, Target target) {
        enter("catalogue");
        try (Snapshot snapshot = Snapshot.open(source, SourceLimits.defaults(), "public")) {
            Schema schema = snapshot.schema();
            Sampling sampling = Sampling.parse(schema, recipe.sample());
            Anonymizer anonymizer =
                    Anonymizer.parse(schema, secret, recipe.anonymize().orElseThrow());
            VaultManifest files =
                    VaultLayout.parse(schema, recipe.vault().orElseThrow()).manifest();
            enter("selection");
            Cohort cohort = sampling.select(snapshot);
            enter("preparation");
            return snapshot.transfer(cohort)
                    .rewriting(anonymizer)
                    .watchedBy(files)
                    .reportingTo(this::progressed)
                    .into(target)
                    .rows();
        } finally {
            enter("");
        }
    }

    private synchronized void progressed(ProgressListener.Progress progress) {
        enter(
                switch (progress.phase()) {
                    case LOADING -> "rows";
                    case INDEXING -> "indexes";
                    case VALIDATING -> "keys";
                });
    }

    private void enter(String next) {
        if (!next.equals(phase)) {
            long now = System.nanoTime();
            if (!phase.isEmpty()) {
                phases.merge(phase, (now - since) / 1e9, Double::sum);
            }
            phase = next;
            since = now;
        }
    }

    /** Returns the seconds that each phase took, in the order of the phases. */
    Map<String, Double> phases() {
        return phases;
    }
}
