package club.makapix.decile.vault;

import java.io.IOException;
import java.util.List;

/** Copies files in one way. Used by several threads. */
interface Copier {
    /**
     * Copies files of one directory; each appears at its place whole or not at all.
     *
     * @param done is told of every file that is copied or has a problem
     * @return the files for which this way is impossible, so that another must be tried
     * @throws IOException if the target cannot be written
     */
    List<Pending> copy(List<Pending> files, CopyTotals done) throws IOException;
}
