package club.makapix.decile.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** A folder for what nobody needs after the run: closed, or left when the JVM ends, it goes with everything in it. */
final class WorkFolder implements AutoCloseable {
    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

    /** Who may write in a folder but not enter it can do nothing there; the embedded PostgreSQL leaves it so. */
    private static final Set<PosixFilePermission> OTHERS_ENTER =
            EnumSet.of(PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_EXECUTE);

    private final Path path;

    private WorkFolder(Path path) {
        this.path = path;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** Makes a folder below the system's temporary one. */
    static WorkFolder create() {
        return below(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** Makes a folder below another. */
    static WorkFolder below(Path parent) {
        try {
            return new WorkFolder(Files.createTempDirectory(parent, "decile-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns a folder below another that stays for the next run, made if it is not there, that nobody else can enter.
     *
     * @throws IllegalStateException if somebody else owns it or can enter it, and so could have changed what it holds
     */
    static Path kept(Path parent, String name) {
        Path folder = parent.resolve(name);
        try {
            if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                return Files.createDirectories(folder);
            }
            if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNERS));
            }
            PosixFileAttributes found =
                    Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            boolean mine = found.isDirectory()
                    && Collections.disjoint(found.permissions(), OTHERS_ENTER)
                    && found.owner().equals(owner(parent));
            if (mine) {
                return folder;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException(
                "%s belongs to somebody else, or others can enter it; remove it, or name another temporary folder with -Djava.io.tmpdir=FOLDER"
                        .formatted(folder));
    }

    /** Returns whose files are that this program makes. */
    private static UserPrincipal owner(Path parent) throws IOException {
        Path file = Files.createTempFile(parent, "decile-", "");
        try {
            return Files.getOwner(file);
        } finally {
            Files.delete(file);
        }
    }

    Path path() {
        return path;
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** Writes files of this package into the folder and returns the first. */
    Path unpack(String... names) {
        return unpack(path, names);
    }

    /** Writes files of this package into a folder and returns the first. */
    static Path unpack(Path folder, String... names) {
        try {
            for (String name : names) {
                Files.writeString(folder.resolve(name), DemoServer.resource(name));
            }
            return folder.resolve(names[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a folder with everything in it, if it is there; what links lead to stays. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        delete(path);
    }
}
