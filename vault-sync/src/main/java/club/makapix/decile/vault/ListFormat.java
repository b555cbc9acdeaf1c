package club.makapix.decile.vault;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Says how a file of a manifest is written into a list. */
@FunctionalInterface
public interface ListFormat {
    /**
     * Writes one path a line. A path that begins with {@code #}, {@code ;} or {@code -} gets {@code ./} before it, since rsync
     * and tar take such lines for comments and options.
     */
    ListFormat LINES = (file, out) -> {
        if ("#;-".indexOf(file.path().charAt(0)) >= 0) {
            out.write('.');
            out.write('/');
        }
        out.write(file.path().getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    };

    /** Writes the paths, each ended by a NUL byte: for {@code rsync --from0 --files-from} and {@code xargs -0}. */
    ListFormat NUL_SEPARATED = (file, out) -> {
        out.write(file.path().getBytes(StandardCharsets.UTF_8));
        out.write(0);
    };

    /**
     * Writes one file.
     *
     * @throws IOException if the list cannot be written, or a file that the format reads cannot be read
     */
    void write(VaultFile file, OutputStream out) throws IOException;
}
