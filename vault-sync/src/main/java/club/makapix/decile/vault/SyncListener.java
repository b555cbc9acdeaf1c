package club.makapix.decile.vault;

/** Is told how a copy or a check advances. Called often and from several threads: return at once. */
@FunctionalInterface
public interface SyncListener {
    /**
     * Takes note of files that are done.
     *
     * @param files the files done so far, those with problems included
     * @param bytes the bytes of them
     */
    void progressed(long files, long bytes);
}
