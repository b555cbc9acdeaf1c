package club.makapix.decile.transfer;

import club.makapix.decile.schema.DatabaseException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** Writes a script under a temporary name and moves it into place once it is whole. */
final class FileLoad {
    private final Transfer transfer;
    private final Path file;
    private final Definitions definitions;

    FileLoad(Transfer transfer, Path file, Definitions definitions) {
        this.transfer = transfer;
        this.file = file;
        this.definitions = definitions;
    }

    TransferReport run(long start) {
        List<TablePassage> passages = transfer.passages(transfer.schema());
        SequencePositions sequences = SequencePositions.read(transfer.snapshot());
        List<TableStream> streams = TableStream.of(passages, RowOrder.KEY, CopyFormat.TEXT);
        TransferReports reports = new TransferReports(transfer, "file " + file.getFileName(), definitions.treatment());
        try (PartFile part = PartFile.beside(file)) {
            write(part, streams, sequences);
            transfer.cancellation().check();
            part.moveIntoPlace();
        } catch (DatabaseException e) {
            throw Connections.leaving("no file was changed", e);
        } catch (IOException e) {
            throw failed(e);
        } catch (UncheckedIOException e) {
            throw failed(Objects.requireNonNull(e.getCause(), "a cause"));
        }
        streams.forEach(reports::add);
        return reports.finish(start);
    }

    private void write(PartFile part, List<TableStream> streams, SequencePositions sequences) throws IOException {
        try (OutputStream bare = new BufferedOutputStream(part.stream());
                OutputStream out = packed(bare);
                Readers readers = Readers.start(transfer.snapshot(), streams)) {
            ScriptWriter script = new ScriptWriter(out, transfer);
            script.begin(definitions.ddl());
            copy(script, streams, readers);
            script.end(sequences);
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
        Progression progression = new Progression(
                transfer.listener(), streams.stream().map(TableStream::table).toList());
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
}
