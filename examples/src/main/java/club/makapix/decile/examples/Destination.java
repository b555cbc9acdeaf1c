package club.makapix.decile.examples;

import club.makapix.decile.transfer.DatabaseTarget;
import club.makapix.decile.transfer.Target;
import java.nio.file.Path;

/**
 * Names where the rows go: a database, one schema of it, or a script that psql restores.
 *
 * @param target the target
 * @param name what people call it
 */
record Destination(Target target, String name) {
    static Destination of(DatabaseUrl database, boolean physicalCopy) {
        DatabaseTarget target = Target.database(database.dataSource());
        return new Destination(physicalCopy ? target.physicalCopy() : target, database.toString());
    }

    static Destination of(DatabaseUrl database, String schema) {
        return new Destination(Target.schema(database.dataSource(), schema), database + ", schema " + schema);
    }

    static Destination of(Path script) {
        return new Destination(Target.file(script), script.toString());
    }

    /** Tells whether the text names a script rather than a database. */
    static boolean isScript(String text) {
        return !text.contains(":") && text.matches(".*\\.sql(\\.gz|\\.zst)?");
    }
}
