package club.makapix.decile.vault;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Makes one file of those that follow each other with the same path: the first, required if any of them is. */
final class OncePerPath implements Iterator<VaultFile> {
    private final Iterator<VaultFile> files;
    private @Nullable VaultFile ahead;

    OncePerPath(Iterator<VaultFile> files) {
        this.files = files;
        this.ahead = read();
    }

    @Override
    public boolean hasNext() {
        return ahead != null;
    }

    @Override
    public VaultFile next() {
        VaultFile first = ahead;
        if (first == null) {
            throw new NoSuchElementException();
        }
        boolean required = first.required();
        ahead = read();
        while (ahead != null && ahead.path().equals(first.path())) {
            required |= ahead.required();
            ahead = read();
        }
        return first.required(required);
    }

    private @Nullable VaultFile read() {
        return files.hasNext() ? files.next() : null;
    }
}
