package club.makapix.decile.vault;

import java.nio.file.FileSystemException;
import java.nio.file.attribute.BasicFileAttributes;

/** Says that something other than a regular file stands at a path or on the way to it. */
final class NoRegularFileException extends FileSystemException {
    private static final long serialVersionUID = 1L;

    NoRegularFileException(String path, BasicFileAttributes found) {
        super(path, null, path + " is " + word(found));
    }

    private static String word(BasicFileAttributes found) {
        if (found.isSymbolicLink()) {
            return "a symbolic link";
        }
        return found.isDirectory() ? "a directory" : found.isRegularFile() ? "a file" : "a special file";
    }
}
