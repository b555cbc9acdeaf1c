package club.makapix.decile.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a file or directory has besides its content. Owner, group and user-defined attributes are kept where the process and
 * the file system allow, as cp and rsync do.
 */
final class FileAttributes {
    private final BasicFileAttributes basic;
    private final @Nullable PosixFileAttributes posix;
    private final Map<String, byte[]> userDefined;

    private FileAttributes(
            BasicFileAttributes basic, @Nullable PosixFileAttributes posix, Map<String, byte[]> userDefined) {
        this.basic = basic;
        this.posix = posix;
        this.userDefined = userDefined;
    }

    /** Reads those of a file; a symbolic link is not followed. */
    static FileAttributes of(Path file) throws IOException {
        return read(file, userDefined(file));
    }

    /** Reads those of a directory, without user-defined ones. */
    static FileAttributes ofDirectory(Path directory) throws IOException {
        return read(directory, Map.of());
    }

    private static FileAttributes read(Path file, Map<String, byte[]> userDefined) throws IOException {
        PosixFileAttributeView view = view(file, PosixFileAttributeView.class);
        if (view == null) {
            BasicFileAttributes basic =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return new FileAttributes(basic, null, userDefined);
        }
        PosixFileAttributes posix = view.readAttributes();
        return new FileAttributes(posix, posix, userDefined);
    }

    long size() {
        return basic.size();
    }

    /** Tells whether the file has not been written to in between. */
    boolean hasContentOf(FileAttributes other) {
        return basic.size() == other.basic.size() && basic.lastModifiedTime().equals(other.basic.lastModifiedTime());
    }

    /** Sets owner, group, permissions, user-defined attributes and the time of modification. */
    void giveTo(Path file) throws IOException {
        UserDefinedFileAttributeView attributes = view(file, UserDefinedFileAttributeView.class);
        if (attributes != null) {
            for (Map.Entry<String, byte[]> attribute : userDefined.entrySet()) {
                ifPermitted(() -> attributes.write(attribute.getKey(), ByteBuffer.wrap(attribute.getValue())));
            }
        }
        giveOwnerAndMode(file, Set.of());
        BasicFileAttributeView times = view(file, BasicFileAttributeView.class);
        if (times != null) {
            times.setTimes(basic.lastModifiedTime(), null, null);
        }
    }

    /** Sets owner, group and permissions of a directory into which more is to be written, for its owner at least. */
    void giveToDirectory(Path directory) throws IOException {
        giveOwnerAndMode(directory, PosixFilePermissions.fromString("rwx------"));
    }

    private void giveOwnerAndMode(Path file, Set<PosixFilePermission> atLeast) throws IOException {
        PosixFileAttributes wanted = posix;
        PosixFileAttributeView target = view(file, PosixFileAttributeView.class);
        if (wanted == null || target == null) {
            return;
        }
        PosixFileAttributes present = target.readAttributes();
        if (!present.group().equals(wanted.group())) {
            ifPermitted(() -> target.setGroup(wanted.group()));
        }
        if (!present.owner().equals(wanted.owner())) {
            ifPermitted(() -> target.setOwner(wanted.owner()));
        }
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        permissions.addAll(wanted.permissions());
        permissions.addAll(atLeast);
        target.setPermissions(permissions);
    }

    private static Map<String, byte[]> userDefined(Path file) {
        Map<String, byte[]> attributes = new LinkedHashMap<>();
        UserDefinedFileAttributeView view = view(file, UserDefinedFileAttributeView.class);
        if (view == null) {
            return attributes;
        }
        try {
            for (String name : view.list()) {
                ByteBuffer value = ByteBuffer.allocate(view.size(name));
                view.read(name, value);
                attributes.put(name, value.array());
            }
        } catch (IOException e) {
            debug(e);
        }
        return attributes;
    }

    private static <V extends FileAttributeView> @Nullable V view(Path file, Class<V> type) {
        return Files.getFileAttributeView(file, type, LinkOption.NOFOLLOW_LINKS);
    }

    /** Sets one attribute. */
    @FunctionalInterface
    private interface Setting {
        void set() throws IOException;
    }

    private static void ifPermitted(Setting setting) throws IOException {
        try {
            setting.set();
        } catch (FileSystemException e) {
            debug(e);
        }
    }

    private static void debug(IOException e) {
        System.getLogger(FileAttributes.class.getName())
                .log(System.Logger.Level.DEBUG, "an attribute could not be kept: " + IoProblem.of(e));
    }
}
