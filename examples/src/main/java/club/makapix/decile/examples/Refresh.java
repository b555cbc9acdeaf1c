package club.makapix.decile.examples;

import club.makapix.decile.anonymize.Anonymizer;
import club.makapix.decile.anonymize.Coverage;
import club.makapix.decile.anonymize.Secret;
import club.makapix.decile.recipe.RecipeNode;
import club.makapix.decile.sampling.Cohort;
import club.makapix.decile.sampling.DeclaredReference;
import club.makapix.decile.sampling.Plan;
import club.makapix.decile.sampling.Sampling;
import club.makapix.decile.schema.DatabaseException;
import club.makapix.decile.schema.Schema;
import club.makapix.decile.schema.SchemaException;
import club.makapix.decile.schema.Table;
import club.makapix.decile.transfer.ProgressListener;
import club.makapix.decile.transfer.Snapshot;
import club.makapix.decile.transfer.SourceLimits;
import club.makapix.decile.transfer.Target;
import club.makapix.decile.transfer.TargetState;
import club.makapix.decile.transfer.Transfer;
import club.makapix.decile.transfer.TransferException;
import club.makapix.decile.transfer.TransferReport;
import club.makapix.decile.vault.VaultLayout;
import club.makapix.decile.vault.VaultManifest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** The refresh itself: everything that this module needs of the library stands here. */
final class Refresh {
    private final Recipe recipe;
    private final Supplier<Secret> secret;
    private final List<String> schemas;

    /**
     * Prepares a refresh.
     *
     * @param secret is asked for the secret only if the recipe needs it
     * @param schemas the only schemas of the source to look at; all if there are none
     */
    Refresh(Recipe recipe, Supplier<Secret> secret, List<String> schemas) {
        this.recipe = recipe;
        this.secret = secret;
        this.schemas = List.copyOf(schemas);
    }

    private Snapshot open(DataSource source) {
        return Snapshot.open(source, SourceLimits.defaults(), schemas.toArray(String[]::new));
    }

    /**
     * States what a refresh did.
     *
     * @param report the rows
     * @param files the files of the rows, if the recipe has a vault section
     */
    record Outcome(TransferReport report, Optional<VaultManifest> files) {}

    /**
     * States what a refresh would do.
     *
     * @param plan the estimates
     * @param mermaid the graph of the foreign keys with their rules
     * @param target what the target holds, if there is one that may be written
     * @param refusals why the target or a section of the recipe would stop a refresh
     */
    record Planned(Plan plan, String mermaid, Optional<TargetState> target, List<String> refusals) {
        Planned {
            refusals = List.copyOf(refusals);
        }
    }

    /**
     * States what a refresh would replace, and by how much.
     *
     * @param target what the target holds
     * @param plan the estimates
     */
    record Preview(TargetState target, Plan plan) {}

    /** Checks the target and estimates what would come; reads no row. */
    Preview preview(DataSource source, Target target) {
        try (Snapshot snapshot = open(source)) {
            TargetState state = target.check(snapshot);
            return new Preview(
                    state, Sampling.parse(snapshot.schema(), recipe.sample()).plan(snapshot));
        }
    }

    /** Replaces the target's rows. A target that would be refused is refused before rows are selected. */
    Outcome run(DataSource source, Target target, ProgressListener listener) {
        Optional<Secret> key = recipe.anonymize().map(section -> secret.get());
        try (Snapshot snapshot = open(source)) {
            Schema schema = snapshot.schema();
            target.check(snapshot);
            Sampling sampling = Sampling.parse(schema, recipe.sample());
            Optional<Anonymizer> anonymizer = key.map(value -> anonymizer(sampling, schema, value));
            Optional<VaultManifest> files = recipe.vault()
                    .map(section -> VaultLayout.parse(schema, section).manifest());

            Cohort cohort = sampling.select(snapshot);
            Transfer transfer = snapshot.transfer(cohort).reportingTo(listener);
            transfer = anonymizer.isPresent() ? transfer.rewriting(anonymizer.get()) : transfer.unchanged();
            transfer = files.isPresent() ? transfer.watchedBy(files.get()) : transfer;
            return new Outcome(transfer.into(target), files);
        } finally {
            key.ifPresent(Secret::close);
        }
    }

    /** Estimates what would travel, and checks the target and the rest of the recipe; reads no row and needs no secret. */
    Planned plan(DataSource source, Optional<Target> target) {
        try (Snapshot snapshot = open(source);
                Secret throwaway = Secret.random()) {
            Schema schema = snapshot.schema();
            List<String> refusals = new ArrayList<>();
            Optional<TargetState> state = target.flatMap(known -> heard(refusals, () -> known.check(snapshot)));
            Sampling sampling = Sampling.parse(schema, recipe.sample());
            Plan plan = sampling.plan(snapshot);
            if (recipe.anonymize().isPresent()) {
                Anonymizer anonymizer = anonymizer(sampling, schema, throwaway);
                heard(refusals, () -> checked(anonymizer, snapshot));
            }
            recipe.vault().ifPresent(section -> heard(refusals, () -> VaultLayout.parse(schema, section)));
            return new Planned(plan, plan.mermaid(schema), state, refusals);
        }
    }

    private Anonymizer checked(Anonymizer anonymizer, Snapshot snapshot) {
        snapshot.check(anonymizer, notEmptied(snapshot.schema()));
        return anonymizer;
    }

    /** Takes down what a refresh would be refused with: who begins looks at the plan before all is in order. */
    private static <T> Optional<T> heard(List<String> refusals, Supplier<T> check) {
        try {
            return Optional.of(check.get());
        } catch (SchemaException | DatabaseException | TransferException e) {
            refusals.add(Failure.sentence(e));
            return Optional.empty();
        }
    }

    /** Writes the lock file that the recipe names: the columns of all tables that it does not leave empty. */
    void accept(DataSource source, Path file) {
        RecipeNode lock = recipe.anonymize()
                .flatMap(section -> section.find("lock"))
                .orElseThrow(() -> new SchemaException(
                        "%s names no lock file; write lock: columns.yaml under anonymize".formatted(file)));
        try (Snapshot snapshot = open(source)) {
            Coverage.of(notEmptied(snapshot.schema())).writeTo(file.resolveSibling(lock.text()));
        }
    }

    private Set<Table> notEmptied(Schema schema) {
        Set<Table> tables = new LinkedHashSet<>(schema.tables());
        recipe.sample().find("empty").stream()
                .flatMap(empty -> empty.elements().stream())
                .forEach(table -> tables.remove(table.resolve(() -> schema.table(table.text()))));
        return tables;
    }

    /** Returns the rules of the recipe, which also reach along the references that its sample section declares. */
    private Anonymizer anonymizer(Sampling sampling, Schema schema, Secret key) {
        Anonymizer anonymizer = Anonymizer.parse(schema, key, recipe.anonymize().orElseThrow());
        for (DeclaredReference reference : sampling.references()) {
            anonymizer = reference.when().isPresent()
                    ? anonymizer.linking(
                            reference.from(), reference.to(), reference.when().get())
                    : anonymizer.linking(reference.from(), reference.to());
        }
        return anonymizer;
    }
}
