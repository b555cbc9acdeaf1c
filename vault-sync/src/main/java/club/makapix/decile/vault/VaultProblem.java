package club.makapix.decile.vault;

/**
 * Names a file that is not as the manifest promises.
 *
 * @param path the path below the vault's root
 * @param kind what is wrong with it
 * @param reason the operating system's words, or what was found and expected; empty where the kind says it all
 */
public record VaultProblem(String path, Kind kind, String reason) {
    /** Names what can be wrong with a file. */
    public enum Kind {
        /** The manifest requires it, and it is not there. */
        MISSING,
        /** The manifest lists it as optional, and it is not there. */
        MISSING_OPTIONAL,
        /** It is there, and the manifest does not list it. */
        ORPHANED,
        /** A symbolic link, a directory or something else stands in its place or on the way to it. */
        NO_REGULAR_FILE,
        /** Its size is not the one that its row states. */
        WRONG_SIZE,
        /** Its SHA-256 is not the one that its row states. */
        WRONG_HASH,
        /** It changed each time that it was copied. */
        CHANGING,
        /** It cannot be read. */
        UNREADABLE
    }
}
