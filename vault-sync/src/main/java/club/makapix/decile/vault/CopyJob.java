package club.makapix.decile.vault;

import club.makapix.decile.transfer.TransferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Copies files from one tree into another: what is not there yet, in the first of the ways that is possible. */
final class CopyJob {
    private final VaultTree source;
    private final VaultTree target;
    private final List<CopyMethod> methods;
    private final List<Copier> copiers;
    private final CopyTotals totals;

    CopyJob(VaultTree source, VaultTree target, List<CopyMethod> methods, Staging staging, CopyTotals totals) {
        this.source = source;
        this.target = target;
        this.methods = methods;
        this.copiers = methods.stream().map(method -> copier(method, staging)).toList();
        this.totals = totals;
    }

    private static Copier copier(CopyMethod method, Staging staging) {
        return switch (method) {
            case LINK -> new LinkCopier(staging);
            case REFLINK -> new ReflinkCopier(staging);
            case BYTES -> new ByteCopier(staging);
        };
    }

    /** Copies files of one directory. */
    void copy(List<VaultFile> batch) throws IOException {
        List<Pending> pending = new ArrayList<>();
        for (VaultFile file : batch) {
            find(file).ifPresent(pending::add);
        }
        for (Copier copier : copiers) {
            if (!pending.isEmpty()) {
                pending = copier.copy(pending, totals);
            }
        }
        if (!pending.isEmpty()) {
            throw new TransferException("files cannot come from %s into %s in any of these ways: %s; allow %s"
                    .formatted(source.root(), target.root(), totals.obstacles(), CopyMethod.BYTES));
        }
    }

    private Optional<Pending> find(VaultFile file) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = source.file(file.path());
        } catch (IOException e) {
            totals.unreadable(file, e);
            return Optional.empty();
        }
        try {
            target.makeDirectoryOf(file.path(), source);
            Path to = target.resolve(file.path());
            return needsCopy(attributes, to, file)
                    ? Optional.of(new Pending(file, source.resolve(file.path()), attributes, to))
                    : Optional.empty();
        } catch (NoRegularFileException e) {
            totals.problem(file, VaultProblem.Kind.NO_REGULAR_FILE, "in the target " + IoProblem.of(e));
            return Optional.empty();
        }
    }

    private boolean needsCopy(BasicFileAttributes wanted, Path to, VaultFile file) throws IOException {
        if (target.hasMadeDirectoryOf(file.path())) {
            return true;
        }
        BasicFileAttributes present;
        try {
            present = Files.readAttributes(to, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return true;
        }
        if (present.isDirectory()) {
            throw new NoRegularFileException(file.path(), present);
        }
        if (!isUpToDate(wanted, present)) {
            return true;
        }
        totals.upToDate(wanted.size());
        return false;
    }

    private boolean isUpToDate(BasicFileAttributes wanted, BasicFileAttributes present) {
        Object key = wanted.fileKey();
        if (key != null && key.equals(present.fileKey())) {
            return methods.contains(CopyMethod.LINK);
        }
        return present.isRegularFile() && wanted.size() == present.size() && modified(wanted) == modified(present);
    }

    /** Returns the time of modification as finely as Java 17 can set it: in microseconds. */
    private static long modified(BasicFileAttributes attributes) {
        return attributes.lastModifiedTime().to(TimeUnit.MICROSECONDS);
    }
}
