package club.makapix.decile.vault;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Copies by hard link. */
final class LinkCopier implements Copier {
    private final Staging staging;

    LinkCopier(Staging staging) {
        this.staging = staging;
    }

    @Override
    public List<Pending> copy(List<Pending> files, CopyTotals done) throws IOException {
        List<Pending> impossible = new ArrayList<>();
        for (Pending file : files) {
            try {
                link(file);
                done.copied(CopyMethod.LINK, file.attributes().size());
            } catch (NoSuchFileException e) {
                if (Files.exists(file.from(), LinkOption.NOFOLLOW_LINKS)) {
                    throw e;
                }
                done.unreadable(file.file(), e);
            } catch (FileSystemException e) {
                done.obstacle(CopyMethod.LINK, IoProblem.of(e));
                impossible.add(file);
            } catch (UnsupportedOperationException e) {
                done.obstacle(CopyMethod.LINK, "the file system has no hard links");
                impossible.add(file);
            }
        }
        return impossible;
    }

    private void link(Pending file) throws IOException {
        try {
            Files.createLink(file.to(), file.from());
        } catch (FileAlreadyExistsException e) {
            Path made = staging.next();
            Files.createLink(made, file.from());
            try {
                Files.move(made, file.to(), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(made);
            }
        }
    }
}
