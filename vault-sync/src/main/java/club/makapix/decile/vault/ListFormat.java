package club.makapix.decile.vault;

import club.makapix.decile.transfer.TransferException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Says how a file of a manifest is written into a list. */
@FunctionalInterface
public interface ListFormat {
    /**
     * Writes one path a line. A path that begins with {@code #}, {@code ;} or {@code -} gets {@code ./} before it, since rsync
     * and tar take such lines for comments and options.
     */
    ListFormat LINES = (file, out) -> out.write((guarded(file.path()) + '\n').getBytes(StandardCharsets.UTF_8));

    /**
     * Writes the paths, each ended by a NUL byte: for {@code rsync --from0 --files-from} and {@code xargs -0}. The same paths get
     * {@code ./} before them: rsync drops comments here too.
     */
    ListFormat NUL_SEPARATED = (file, out) -> out.write((guarded(file.path()) + '\0').getBytes(StandardCharsets.UTF_8));

    /**
     * Writes a line of JSON per file: path, table, key, required, and the size and SHA-256 that the row promises, null where the layout
     * does not know them.
     */
    ListFormat JSON_LINES = (file, out) ->
            out.write(JsonLine.of(file, file.size(), file.sha256()).getBytes(StandardCharsets.UTF_8));

    /**
     * Returns the format that writes a line of JSON per file, with the size and SHA-256 that it has in this vault; null where it is
     * missing.
     *
     * @throws TransferException if the vault is no directory
     */
    static ListFormat jsonLines(Path vault) {
        VaultTree tree = VaultTree.of(vault);
        return (file, out) -> {
            OptionalLong size = tree.find(file.path())
                    .map(found -> OptionalLong.of(found.size()))
                    .orElse(OptionalLong.empty());
            Optional<String> hash =
                    size.isPresent() ? Optional.of(FileHash.of(tree.resolve(file.path()))) : Optional.empty();
            out.write(JsonLine.of(file, size, hash).getBytes(StandardCharsets.UTF_8));
        };
    }

    /**
     * Returns the format that {@code sha256sum -c} reads: the SHA-256 that each file has in this vault; files that are missing from it
     * are left out.
     *
     * @throws TransferException if the vault is no directory
     */
    static ListFormat checksums(Path vault) {
        VaultTree tree = VaultTree.of(vault);
        return (file, out) -> {
            if (tree.find(file.path()).isPresent()) {
                String line = FileHash.of(tree.resolve(file.path())) + "  " + file.path() + "\n";
                out.write(line.getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    /**
     * Writes one file.
     *
     * @throws IOException if the list cannot be written, or a file that the format reads cannot be read
     */
    void write(VaultFile file, OutputStream out) throws IOException;

    private static String guarded(String path) {
        return "#;-".indexOf(path.charAt(0)) < 0 ? path : "./" + path;
    }
}
