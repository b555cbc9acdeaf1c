package club.makapix.decile.examples;

import club.makapix.decile.transfer.Target;
import java.nio.file.Path;

/**
 * Names where the rows go: a database, or a script that psql restores.
 *
 * @param target the target
 * @param name what people call it
 */
record Destination(Target target, String name) {
    static Destination of(DatabaseUrl database) {
        return new Destination(Target.database(database.dataSource()), database.toString());
    }

    static Destination of(Path script) {
        return new Destination(Target.file(script), script.toString());
    }

    /** Tells whether the text names a script rather than a database. */
    static boolean isScript(String text) {
        return !text.contains(":") && text.matches(".*\\.sql(\\.gz|\\.zst)?");
    }
}
