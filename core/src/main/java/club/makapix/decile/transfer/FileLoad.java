package club.makapix.decile.transfer;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Writes a script under a temporary name and moves it into place once it is whole. */
final class FileLoad {
    private final Transfer transfer;
    private final Path file;
    private final Optional<SchemaScript> schema;

    FileLoad(Transfer transfer, Path file, Optional<SchemaScript> schema) {
        this.transfer = transfer;
        this.file = file;
        this.schema = schema;
    }

    TransferReport run(long start) {
        List<TablePassage> passages = transfer.passages(transfer.schema());
        Optional<String> ddl = schema.map(script -> script.of(transfer.snapshot()));
        SequencePositions sequences = SequencePositions.read(transfer.snapshot());
        List<TableStream> streams = passages.stream().map(TableStream::new).toList();
        TransferReports reports = new TransferReports(transfer, "file " + file.getFileName());
        Path part = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            write(part, ddl, streams, sequences);
            transfer.cancellation().check();
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw failed(e);
        } catch (UncheckedIOException e) {
            throw failed(Objects.requireNonNull(e.getCause(), "a cause"));
        } finally {
            delete(part);
        }
        streams.forEach(reports::add);
        return reports.finish(start);
    }

    private void write(Path part, Optional<String> ddl, List<TableStream> streams, SequencePositions sequences)
            throws IOException {
        try (OutputStream bare = new BufferedOutputStream(Files.newOutputStream(part, StandardOpenOption.CREATE_NEW));
                OutputStream out = packed(bare);
                Readers readers = Readers.start(transfer.snapshot(), streams)) {
            ScriptWriter script = new ScriptWriter(out, transfer);
            script.begin(ddl);
            copy(script, streams, readers);
            script.end(sequences);
        }
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private OutputStream packed(OutputStream plain) throws IOException {
        String name = file.toString();
        if (name.endsWith(".gz")) {
            return new Gzip(plain);
        }
        return name.endsWith(".zst") ? Zstandard.compress(plain) : plain;
    }

    private void copy(ScriptWriter script, List<TableStream> streams, Readers readers) throws IOException {
        Progression progression = new Progression(transfer.listener(), streams.size());
        try {
            transfer.cancellation().during(() -> readers.fail(Cancellation.exception()), () -> {
                streams.forEach(stream -> script.copy(stream, progression));
                return streams;
            });
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private TransferException failed(IOException e) {
        return new TransferException(
                "%s could not be written: %s; no file was changed".formatted(file, e.getMessage()), e);
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            System.getLogger(FileLoad.class.getName()).log(System.Logger.Level.WARNING, "could not delete " + part);
        }
    }
}
