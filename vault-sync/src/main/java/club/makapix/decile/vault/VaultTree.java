package club.makapix.decile.vault;

import club.makapix.decile.transfer.TransferException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Is a vault's directory tree, seen by relative paths. No symbolic link below the root is ever followed: each directory on the way is
 * looked at before it is used, and remembered. Safe for use by several threads; not proof against somebody who exchanges
 * directories for links at the same moment.
 */
final class VaultTree {
    private static final int REMEMBERED = 100_000;

    private final Path root;
    private final Set<String> directories = ConcurrentHashMap.newKeySet();
    private final Set<String> madeHere = ConcurrentHashMap.newKeySet();

    private VaultTree(Path root) {
        this.root = root;
    }

    /**
     * Opens the tree below a directory.
     *
     * @throws TransferException if it is no directory
     */
    static VaultTree of(Path root) {
        try {
            Path real = root.toRealPath();
            if (!Files.isDirectory(real)) {
                throw new NotDirectoryException(root.toString());
            }
            return new VaultTree(real);
        } catch (IOException e) {
            String reason = e instanceof NotDirectoryException ? "it is no directory" : IoProblem.of(e);
            throw new TransferException("%s is not a vault: %s".formatted(root, reason), e);
        }
    }

    Path root() {
        return root;
    }

    /** Returns where a path of the manifest lies. */
    Path resolve(String path) throws IOException {
        try {
            return root.resolve(path);
        } catch (InvalidPathException e) {
            throw new FileSystemException(
                    path, null, "the locale cannot name it; set LC_ALL=C.UTF-8 before Java starts");
        }
    }

    /**
     * Looks at a regular file.
     *
     * @throws NoSuchFileException if there is nothing
     * @throws NoRegularFileException if there is something else, or a link on the way
     */
    BasicFileAttributes file(String path) throws IOException {
        requireDirectory(parent(path));
        BasicFileAttributes found = attributes(path);
        if (!found.isRegularFile()) {
            throw new NoRegularFileException(path, found);
        }
        return found;
    }

    /** Looks at a regular file; empty if there is nothing, or something else. */
    Optional<BasicFileAttributes> find(String path) throws IOException {
        try {
            return Optional.of(file(path));
        } catch (NoSuchFileException | NoRegularFileException e) {
            return Optional.empty();
        }
    }

    /** Checks that the way to a path has no links. */
    void requireDirectoryOf(String path) throws IOException {
        requireDirectory(parent(path));
    }

    private BasicFileAttributes attributes(String path) throws IOException {
        return Files.readAttributes(resolve(path), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /** Checks that a path leads to a directory without links; the root itself may be reached by any. */
    private void requireDirectory(String directory) throws IOException {
        if (directory.isEmpty() || directories.contains(directory)) {
            return;
        }
        requireDirectory(parent(directory));
        BasicFileAttributes found = attributes(directory);
        if (!found.isDirectory()) {
            throw new NoRegularFileException(directory, found);
        }
        remember(directory);
    }

    /** Makes the directory of a file and those above it, with the permissions that they have in another tree. */
    void makeDirectoryOf(String path, VaultTree model) throws IOException {
        makeDirectory(parent(path), model);
    }

    private void makeDirectory(String directory, VaultTree model) throws IOException {
        if (directory.isEmpty() || directories.contains(directory)) {
            return;
        }
        makeDirectory(parent(directory), model);
        Path made = resolve(directory);
        try {
            Files.createDirectory(made);
            FileAttributes.ofDirectory(model.resolve(directory)).giveToDirectory(made);
            madeHere.add(directory);
        } catch (FileAlreadyExistsException e) {
            requireDirectory(directory);
        }
        remember(directory);
    }

    /** Tells whether the directory of a file was made by this object, so that only its user can have put anything there. */
    boolean hasMadeDirectoryOf(String path) {
        return madeHere.contains(parent(path));
    }

    private void remember(String directory) {
        if (directories.size() >= REMEMBERED) {
            directories.clear();
            madeHere.clear();
        }
        directories.add(directory);
    }

    static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /** Tells whether one of the trees lies in the other, or both are the same, by whatever path either is reached. */
    static boolean overlap(Path one, Path other) throws IOException {
        return isInside(one, other) || isInside(other, one);
    }

    private static boolean isInside(Path inner, Path outer) throws IOException {
        Optional<Path> above = Optional.of(inner);
        while (above.isPresent()) {
            if (Files.exists(above.get()) && Files.exists(outer) && Files.isSameFile(above.get(), outer)) {
                return true;
            }
            above = Optional.ofNullable(above.get().getParent());
        }
        return false;
    }
}
