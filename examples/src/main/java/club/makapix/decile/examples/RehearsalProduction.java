package club.makapix.decile.examples;

import java.util.regex.Pattern;

/** The busiest tables of Makapix with 20,000 people, for a rehearsal and for a benchmark. */
final class RehearsalProduction {
    private RehearsalProduction() {}

    /** Makes it at the usual size, or at a fraction of it. */
    static void create(DemoServer server, String database, double scale) {
        server.create(database, "rehearsal-schema.sql");
        server.execute(database, scaled(DemoServer.resource("rehearsal-data.sql"), scale));
        server.execute(database, "vacuum analyze");
    }

    /** Multiplies the numbers of the script that are round thousands. */
    private static String scaled(String script, double scale) {
        return Pattern.compile("\\b\\d+000\\b")
                .matcher(script)
                .replaceAll(number -> String.valueOf(Math.round(Long.parseLong(number.group()) * scale)));
    }
}
