package club.makapix.decile.vault;

import club.makapix.decile.transfer.TransferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares a vault with a manifest and copies the listed files into another vault. Immutable; {@link #verify}, {@link #copy} and
 * {@link #prune} do the work.
 *
 * <pre>{@code
 * VaultSync sync = VaultSync.of(files);
 * CopyReport copied = sync.copy(Path.of("/mnt/vault-1"), Path.of("/mnt/vault-dev"));
 * PrunePlan orphans = sync.prune(Path.of("/mnt/vault-dev"));      // look at orphans.paths() first
 * orphans.carryOut();
 * }</pre>
 *
 * <p>No symbolic link below either root is followed, nothing is written outside the target's root, and nothing at all into the source.
 */
public final class VaultSync {
    private final VaultManifest manifest;
    private final List<CopyMethod> methods;
    private final int threads;
    private final SyncListener listener;

    private VaultSync(VaultManifest manifest, List<CopyMethod> methods, int threads, SyncListener listener) {
        this.manifest = manifest;
        this.methods = List.copyOf(methods);
        this.threads = threads;
        this.listener = listener;
    }

    /** Returns a sync of the files of a manifest: by hard link, else by reflink, else by bytes, with a thread per processor. */
    public static VaultSync of(VaultManifest manifest) {
        List<CopyMethod> methods = List.of(CopyMethod.LINK, CopyMethod.REFLINK, CopyMethod.BYTES);
        return new VaultSync(manifest, methods, Runtime.getRuntime().availableProcessors(), (files, bytes) -> {});
    }

    /** Returns a sync that copies in the first of these ways that is possible. */
    public VaultSync by(CopyMethod first, CopyMethod... others) {
        List<CopyMethod> order = new ArrayList<>(List.of(first));
        order.addAll(List.of(others));
        return new VaultSync(manifest, order, threads, listener);
    }

    /**
     * Returns a sync that copies with that many threads.
     *
     * @throws IllegalArgumentException if there are none
     */
    public VaultSync threads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("threads must be at least 1 but was " + count);
        }
        return new VaultSync(manifest, methods, count, listener);
    }

    /** Returns a sync that tells this listener how it advances. */
    public VaultSync reportingTo(SyncListener listener) {
        return new VaultSync(manifest, methods, threads, listener);
    }

    /**
     * Compares a vault with the manifest: what is missing, what is orphaned, what has another size than its row says.
     *
     * @throws TransferException if the vault is no directory
     */
    public VerifyReport verify(Path vault) {
        long start = System.nanoTime();
        Verification verification = new Verification(listener);
        compare(vault, verification);
        return verification.report(Duration.ofNanos(System.nanoTime() - start));
    }

    /**
     * Compares a vault with the manifest as {@link #verify} does, and the content of those files too whose SHA-256 a row states.
     *
     * @throws TransferException if the vault is no directory
     */
    public VerifyReport verifyContent(Path vault) {
        long start = System.nanoTime();
        Verification verification = new Verification(listener);
        try (Workers workers = new Workers(threads)) {
            verification.hashBy(workers);
            compare(vault, verification);
        } catch (IOException e) {
            throw new TransferException("%s could not be verified: %s".formatted(vault, IoProblem.of(e)), e);
        }
        return verification.report(Duration.ofNanos(System.nanoTime() - start));
    }

    private void compare(Path vault, Verification verification) {
        TreeWalk walk = new TreeWalk(VaultTree.of(vault), verification::problem);
        Comparison.run(manifest.files().iterator(), walk, verification);
    }

    /**
     * Copies the listed files that the target does not have yet: absent ones, and those of another size or time of modification. Each
     * appears whole or not at all; after a kill or a full disk the next copy goes on. Files that are missing from the source or cannot be
     * read are listed in the report.
     *
     * @param target the root of the other vault; made if only it, not its parent, is missing
     * @throws TransferException if a root is no directory, one lies in the other, another copy is under way or the target cannot be
     *     written
     */
    public CopyReport copy(Path source, Path target) {
        long start = System.nanoTime();
        CopyTotals totals = new CopyTotals(listener);
        VaultTree from = VaultTree.of(source);
        try {
            VaultTree to = targetTree(from, target);
            try (Staging staging = Staging.open(to);
                    Workers workers = new Workers(threads)) {
                CopyJob job = new CopyJob(from, to, methods, staging, totals);
                Batches batches = new Batches(manifest.files().iterator());
                boolean going = true;
                while (going && batches.hasNext()) {
                    List<VaultFile> batch = batches.next();
                    going = workers.run(() -> job.copy(batch));
                }
            }
        } catch (IOException e) {
            throw new TransferException(
                    "the copy into %s stopped: %s; what is there stays, and the next copy goes on from it"
                            .formatted(target, IoProblem.of(e)),
                    e);
        }
        return totals.report(Duration.ofNanos(System.nanoTime() - start));
    }

    private static VaultTree targetTree(VaultTree source, Path target) throws IOException {
        Path place =
                Files.exists(target) ? target.toRealPath() : realParent(target).resolve(target.getFileName());
        if (VaultTree.overlap(source.root(), place)) {
            throw new TransferException("%s and %s are the same tree, or one lies in the other; name another target"
                    .formatted(source.root(), place));
        }
        if (!Files.exists(place)) {
            Files.createDirectory(place);
        }
        return VaultTree.of(place);
    }

    private static Path realParent(Path path) throws IOException {
        Path parent = path.toAbsolutePath().getParent();
        return parent == null ? path.toRealPath() : parent.toRealPath();
    }

    /**
     * Finds what the vault has and the manifest does not list, and deletes nothing yet.
     *
     * @throws TransferException if the vault is no directory, has parts that cannot be read, or has none of the listed files, so that it
     *     is hardly the one that the manifest speaks of
     */
    public PrunePlan prune(Path vault) {
        VaultTree tree = VaultTree.of(vault);
        Pruning pruning = new Pruning();
        Comparison.run(manifest.files().iterator(), new TreeWalk(tree, pruning::problem), pruning);
        return pruning.plan(tree);
    }
}
