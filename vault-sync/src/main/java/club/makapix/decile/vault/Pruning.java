package club.makapix.decile.vault;

import club.makapix.decile.transfer.TransferException;
import java.util.ArrayList;
import java.util.List;

/** Notes what a tree has besides the files of a manifest. */
final class Pruning implements Comparison.Visitor {
    private final List<String> orphans = new ArrayList<>();
    private final List<VaultProblem> problems = new ArrayList<>();
    private long bytes;
    private boolean anyPresent;

    @Override
    public void present(VaultFile file, TreeWalk.Entry entry) {
        anyPresent = true;
    }

    @Override
    public void missing(VaultFile file) {
        // what is not there is not pruned
    }

    @Override
    public void orphaned(TreeWalk.Entry entry) {
        orphans.add(entry.path());
        bytes += entry.attributes().size();
    }

    void problem(VaultProblem problem) {
        problems.add(problem);
    }

    PrunePlan plan(VaultTree tree) {
        if (!problems.isEmpty()) {
            throw new TransferException("%s cannot be pruned: %d of its directories cannot be read: %s"
                    .formatted(tree.root(), problems.size(), problems.get(0).reason()));
        }
        if (!anyPresent && !orphans.isEmpty()) {
            throw new TransferException(
                    "%s has none of the listed files, and would be emptied; name the vault that the list belongs to"
                            .formatted(tree.root()));
        }
        return new PrunePlan(tree, orphans, bytes);
    }
}
