package club.makapix.decile.vault;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Divides files that come in order into batches of one directory each. */
final class Batches implements Iterator<List<VaultFile>> {
    private static final int LARGEST = 256;

    private final Iterator<VaultFile> files;
    private @Nullable VaultFile ahead;

    Batches(Iterator<VaultFile> files) {
        this.files = files;
        this.ahead = read();
    }

    @Override
    public boolean hasNext() {
        return ahead != null;
    }

    @Override
    public List<VaultFile> next() {
        if (ahead == null) {
            throw new NoSuchElementException();
        }
        String directory = VaultTree.parent(ahead.path());
        List<VaultFile> batch = new ArrayList<>();
        while (ahead != null
                && batch.size() < LARGEST
                && VaultTree.parent(ahead.path()).equals(directory)) {
            batch.add(ahead);
            ahead = read();
        }
        return batch;
    }

    private @Nullable VaultFile read() {
        return files.hasNext() ? files.next() : null;
    }
}
