package club.makapix.decile.sampling.junit;

import club.makapix.decile.schema.DatabaseException;
import club.makapix.decile.schema.Identifiers;

/**
 * The quickest way in which a server copies a database. Where it does not wait for its disk, or where there is much to copy,
 * copying files beats copying through the log; since PostgreSQL 18 the file system may share their blocks. 14 knows no choice.
 */
final class Cloning {
    private static final int CHOICE_SINCE = 150_000;
    private static final int SHARING_SINCE = 180_000;
    private static final long LARGE = 16_000_000;

    private final SampleServer server;
    private final String template;
    private final String strategy;
    private volatile boolean sharing;

    private Cloning(SampleServer server, String template, String strategy, boolean sharing) {
        this.server = server;
        this.template = template;
        this.strategy = strategy;
        this.sharing = sharing;
    }

    static Cloning of(SampleServer server, String template) {
        boolean files = server.isTrue("""
                select pg_catalog.current_setting('server_version_num')::int >= %s
                  and (pg_catalog.current_setting('fsync') = 'off' or pg_catalog.pg_database_size(%s) > %s)
                """.formatted(CHOICE_SINCE, Identifiers.literal(template), LARGE));
        boolean sharing =
                server.isTrue("select pg_catalog.current_setting('server_version_num')::int >= " + SHARING_SINCE);
        return new Cloning(server, template, files ? " strategy file_copy" : "", files && sharing);
    }

    /** Creates a database of that name. */
    void create(String clone) {
        String copy = "create database %s template %s%s"
                .formatted(Identifiers.quote(clone), Identifiers.quote(template), strategy);
        if (sharing) {
            try {
                server.execute("set file_copy_method = clone", copy);
                return;
            } catch (DatabaseException e) {
                // not every file system can
                sharing = false;
            }
        }
        server.execute(copy);
    }
}
