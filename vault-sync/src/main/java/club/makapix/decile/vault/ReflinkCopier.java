package club.makapix.decile.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies by sharing blocks, which no Java before 22 can ask of the system: GNU {@code cp --reflink=always} does it, once per batch.
 * Where it clones nothing of a batch, because the file system cannot or there is no such cp, it is not tried again.
 */
final class ReflinkCopier implements Copier {
    private final Staging staging;
    private volatile boolean possible = true;

    ReflinkCopier(Staging staging) {
        this.staging = staging;
    }

    @Override
    public List<Pending> copy(List<Pending> files, CopyTotals done) throws IOException {
        if (!possible || files.isEmpty()) {
            return files;
        }
        Path made = staging.next();
        Files.createDirectory(made);
        try {
            runCp(files, made);
            List<Pending> rest = new ArrayList<>();
            for (Pending file : files) {
                if (!place(file, made.resolve(file.from().getFileName()), done)) {
                    rest.add(file);
                }
            }
            if (rest.size() == files.size() && rest.stream().anyMatch(ReflinkCopier::isStillThere)) {
                possible = false;
                done.obstacle(CopyMethod.REFLINK, "cp --reflink=always failed");
            }
            return rest;
        } finally {
            Staging.discard(made);
        }
    }

    /** Tells whether a file is as it was, so that it is not the file's fault if it was not cloned. */
    private static boolean isStillThere(Pending file) {
        try {
            return Files.size(file.from()) == file.attributes().size();
        } catch (IOException e) {
            return false;
        }
    }

    private static void runCp(List<Pending> files, Path made) throws IOException {
        List<String> command = new ArrayList<>(List.of("cp", "--reflink=always", "--no-dereference", "-t"));
        command.add(made.toString());
        command.add("--");
        files.forEach(file -> command.add(file.from().toString()));
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            System.getLogger(ReflinkCopier.class.getName()).log(System.Logger.Level.DEBUG, "there is no cp", e);
            return;
        }
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Moves the clone into its place, if there is one that is like its source. */
    private static boolean place(Pending file, Path clone, CopyTotals done) throws IOException {
        if (!Files.isRegularFile(clone, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        FileAttributes attributes;
        try {
            attributes = FileAttributes.of(file.from());
        } catch (IOException e) {
            return false;
        }
        if (Files.size(clone) != attributes.size()) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(clone, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        attributes.giveTo(clone);
        Files.move(clone, file.to(), StandardCopyOption.ATOMIC_MOVE);
        done.copied(CopyMethod.REFLINK, attributes.size());
        return true;
    }
}
