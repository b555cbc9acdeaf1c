package club.makapix.decile.vault;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Walks over everything below a root that is no directory, in byte order of the relative paths and without following links. Memory
 * grows with the largest directory and the depth, not with the tree. What vanishes meanwhile is passed over.
 */
final class TreeWalk implements Iterator<TreeWalk.Entry> {
    /** The file system's own directory, and the one where copies are made ready. */
    private static final Set<String> NOT_OF_THE_VAULT = Set.of("lost+found", Staging.DIRECTORY);

    private final Consumer<VaultProblem> problems;
    private final Deque<Iterator<Entry>> open = new ArrayDeque<>();
    private @Nullable Entry ahead;

    /** Begins at the root; directories that cannot be read are told to {@code problems}. */
    TreeWalk(VaultTree tree, Consumer<VaultProblem> problems) {
        this.problems = problems;
        this.open.push(entries(tree.root(), "", NOT_OF_THE_VAULT));
        this.ahead = read();
    }

    /**
     * Is something below the root.
     *
     * @param file where it lies
     * @param path its path below the root
     * @param attributes what the file system says of it
     */
    record Entry(Path file, String path, BasicFileAttributes attributes) {
        private String orderedBy() {
            return attributes.isDirectory() ? path + "/" : path;
        }
    }

    @Override
    public boolean hasNext() {
        return ahead != null;
    }

    @Override
    public Entry next() {
        Entry entry = ahead;
        if (entry == null) {
            throw new NoSuchElementException();
        }
        ahead = read();
        return entry;
    }

    private @Nullable Entry read() {
        for (Iterator<Entry> deepest = open.peek(); deepest != null; deepest = open.peek()) {
            if (!deepest.hasNext()) {
                open.pop();
                continue;
            }
            Entry entry = deepest.next();
            if (!entry.attributes().isDirectory()) {
                return entry;
            }
            open.push(entries(entry.file(), entry.path() + "/", Set.of()));
        }
        return null;
    }

    private Iterator<Entry> entries(Path directory, String prefix, Set<String> without) {
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            for (Path file : stream) {
                String name = String.valueOf(file.getFileName());
                if (!without.contains(name)) {
                    add(entries, file, prefix + name);
                }
            }
        } catch (DirectoryIteratorException e) {
            unreadable(prefix, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            unreadable(prefix, e);
        }
        entries.sort(Comparator.comparing(Entry::orderedBy, PathOrder.INSTANCE));
        return entries.iterator();
    }

    private void add(List<Entry> entries, Path file, String path) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            entries.add(new Entry(file, path, attributes));
        } catch (IOException e) {
            unreadable(path, e);
        }
    }

    private void unreadable(String path, IOException e) {
        if (!(e instanceof NoSuchFileException)) {
            problems.accept(new VaultProblem(path, VaultProblem.Kind.UNREADABLE, IoProblem.of(e)));
        }
    }
}
