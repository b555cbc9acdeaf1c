package club.makapix.decile.vault;

import club.makapix.decile.transfer.TransferException;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Holds what a manifest does not list and a vault has: a dry run that can be read before it is carried out. Made by
 * {@link VaultSync#prune}.
 */
public final class PrunePlan {
    private final VaultTree tree;
    private final List<String> paths;
    private final long bytes;

    PrunePlan(VaultTree tree, List<String> paths, long bytes) {
        this.tree = tree;
        this.paths = List.copyOf(paths);
        this.bytes = bytes;
    }

    /** Returns the paths that would be deleted, in byte order. */
    public List<String> paths() {
        return paths;
    }

    /** Returns the size of the files that would be deleted. */
    public long bytes() {
        return bytes;
    }

    /**
     * Deletes them, and the directories that become empty. A symbolic link is deleted, not what it points to.
     *
     * @return the number of files deleted; those that have vanished meanwhile do not count
     * @throws TransferException if one cannot be deleted; those before it are gone
     */
    public long carryOut() {
        long deleted = 0;
        for (String path : paths) {
            try {
                deleted += delete(path) ? 1 : 0;
            } catch (IOException e) {
                throw new TransferException(
                        "%s could not be pruned after %d of %d files: %s"
                                .formatted(tree.root(), deleted, paths.size(), IoProblem.of(e)),
                        e);
            }
        }
        return deleted;
    }

    private boolean delete(String path) throws IOException {
        try {
            tree.requireDirectoryOf(path);
            Files.delete(tree.resolve(path));
        } catch (NoSuchFileException e) {
            return false;
        }
        deleteEmptyDirectories(VaultTree.parent(path));
        return true;
    }

    private void deleteEmptyDirectories(String directory) throws IOException {
        String current = directory;
        while (!current.isEmpty()) {
            Path path = tree.resolve(current);
            try {
                Files.delete(path);
            } catch (DirectoryNotEmptyException | NoSuchFileException e) {
                return;
            }
            current = VaultTree.parent(current);
        }
    }
}
