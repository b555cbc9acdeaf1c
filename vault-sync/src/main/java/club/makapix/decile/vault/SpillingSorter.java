package club.makapix.decile.vault;

import club.makapix.decile.transfer.TransferException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sorts any number of byte strings by unsigned bytes in bounded memory: what outgrows it goes to a temporary file as sorted runs,
 * which are merged when they are read (Knuth, The Art of Computer Programming, volume 3, section 5.4). Equal strings count once.
 *
 * <p>The file has no name from the moment it is open, where the operating system allows: the space is free again when the sorter is
 * garbage or the process ends, however it ends. Safe for use by several threads.
 */
final class SpillingSorter {
    private static final int BYTES_PER_ENTRY = 24;

    private final long memory;
    private final List<Run> runs = new ArrayList<>();
    private List<byte[]> held = new ArrayList<>();
    private long heldBytes;
    private @Nullable FileChannel spill;

    /** Prepares to hold about that many bytes at a time. */
    SpillingSorter(long memory) {
        this.memory = memory;
    }

    synchronized void add(byte[] entry) {
        held.add(entry);
        heldBytes += entry.length + BYTES_PER_ENTRY;
        if (heldBytes > memory) {
            try {
                runs.add(Run.write(channel(), sortedHeld()));
            } catch (IOException e) {
                throw failed(e);
            }
            held = new ArrayList<>();
            heldBytes = 0;
        }
    }

    /** Returns what was added until now, in order, each once. */
    synchronized Iterator<byte[]> sorted() {
        List<Iterator<byte[]>> sources = new ArrayList<>();
        runs.forEach(run -> sources.add(run.entries()));
        sources.add(List.copyOf(sortedHeld()).iterator());
        return new MergeIterator(sources);
    }

    private Collection<byte[]> sortedHeld() {
        held.sort(Arrays::compareUnsigned);
        return held;
    }

    private FileChannel channel() throws IOException {
        if (spill == null) {
            Path file = Files.createTempFile("decile-", ".sort");
            spill = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        }
        return spill;
    }

    static TransferException failed(IOException e) {
        return new TransferException(
                "the file list could not be sorted in the temporary directory: %s; make room there, or set java.io.tmpdir"
                        .formatted(IoProblem.of(e)),
                e);
    }
}
