package club.makapix.decile.sampling.junit;

/**
 * A server that can be reached, and stopped if it was started here.
 *
 * @param description what it is, for people
 * @param jdbcUrl the URL of a database of its, with credentials, of a role that may create databases
 * @param stop stops it
 */
record ServerProcess(String description, String jdbcUrl, Runnable stop) {
    /** Returns a server that somebody else started and will stop. */
    static ServerProcess none(String description, String jdbcUrl) {
        return new ServerProcess(description, jdbcUrl, () -> {});
    }
}
