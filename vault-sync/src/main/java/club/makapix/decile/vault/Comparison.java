package club.makapix.decile.vault;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Compares a manifest with a tree by going through both in the order of their paths, each once. */
final class Comparison {
    private Comparison() {}

    /** Is told what is where. */
    interface Visitor {
        /** Takes note of a path that is listed and there. */
        void present(VaultFile file, TreeWalk.Entry entry);

        /** Takes note of a path that is listed and not there. */
        void missing(VaultFile file);

        /** Takes note of something that is there and not listed. */
        void orphaned(TreeWalk.Entry entry);
    }

    static void run(Iterator<VaultFile> files, Iterator<TreeWalk.Entry> entries, Visitor visitor) {
        VaultFile file = next(files);
        TreeWalk.Entry entry = next(entries);
        while (file != null || entry != null) {
            int order = compare(file, entry);
            if (file != null && entry != null && order == 0) {
                visitor.present(file, entry);
                file = next(files);
                entry = next(entries);
            } else if (file != null && order < 0) {
                visitor.missing(file);
                file = next(files);
            } else if (entry != null) {
                visitor.orphaned(entry);
                entry = next(entries);
            }
        }
    }

    private static int compare(@Nullable VaultFile file, TreeWalk.@Nullable Entry entry) {
        if (file == null || entry == null) {
            return file == null ? 1 : -1;
        }
        return PathOrder.INSTANCE.compare(file.path(), entry.path());
    }

    private static <T> @Nullable T next(Iterator<T> iterator) {
        return iterator.hasNext() ? iterator.next() : null;
    }
}
