package club.makapix.decile.vault;

/** Names the ways in which a file of one vault can come into another. */
public enum CopyMethod {
    /**
     * Another name for the same file: nothing is copied, and whoever writes into the one writes into the other. Needs both
     * vaults on one file system.
     */
    LINK,
    /** A file of its own that shares its blocks until either is written to. Needs btrfs, XFS or the like, and GNU cp. */
    REFLINK,
    /** A file of its own with the same bytes. Always possible. */
    BYTES
}
