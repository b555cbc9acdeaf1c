package club.makapix.decile.examples;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows a refresh on a machine that has nothing but Java: a small Makapix of its own, refreshed as the real one would be. */
final class Demo {
    static final String STAY = "--stay";

    private static final String PRODUCTION = "makapix_production";
    private static final String DEVELOPMENT = "makapix_development";

    /** The most telling: who wrote an address into the biography. */
    private static final String SOME_PEOPLE =
            "select id from users where bio is not null order by bio like '%@%' desc, id limit 3";

    /** What is there to look at afterwards; the next run replaces it. */
    private static final Path FOLDER = Path.of("target", "demo").toAbsolutePath();

    private static final Path FILE_LIST = FOLDER.resolve("vault-files.txt");

    private final Shell shell;
    private final DemoServer server;
    private final DemoVault vault;
    private final Path recipe;

    private Demo(Shell shell, DemoServer server, DemoVault vault, Path recipe) {
        this.shell = shell;
        this.server = server;
        this.vault = vault;
        this.recipe = recipe;
    }

    /** Runs the demo and returns its exit status; it keeps the server up until somebody presses Enter if told to stay. */
    static int run(Shell shell, boolean stay) {
        shell.out().println("a PostgreSQL is started, a Makapix of 500 people is made in it ...");
        try (DemoServer server = DemoServer.start();
                WorkFolder folder = WorkFolder.create()) {
            Path recipe = WorkFolder.unpack(emptied(FOLDER), "makapix.yaml", "makapix-columns.yaml");
            Demo demo = new Demo(shell, server, new DemoVault(folder.resolve("vault")), recipe);
            demo.makeProduction();
            int status = demo.refresh();
            if (status == 0) {
                demo.show();
                demo.end(stay);
            }
            return status;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path emptied(Path folder) throws IOException {
        WorkFolder.delete(folder);
        return Files.createDirectories(folder);
    }

    private void makeProduction() {
        server.create(PRODUCTION, "makapix-schema.sql", "makapix-data.sql");
        server.create(DEVELOPMENT, "makapix-schema.sql");
        server.execute(DEVELOPMENT, "comment on database " + DEVELOPMENT + " is 'decile:development'");
        vault.fill(server.column(PRODUCTION, DemoServer.resource("vault-paths.sql")));
    }

    private int refresh() throws IOException {
        int status = RefreshDevelopment.run(
                new Shell(
                        shell.in(),
                        shell.out(),
                        shell.err(),
                        Map.of("DECILE_SECRET", throwawaySecret()),
                        shell.terminal()),
                "--source=" + server.url(PRODUCTION),
                "--target=" + server.url(DEVELOPMENT),
                "--recipe=" + recipe,
                "--vault-list=" + FILE_LIST,
                "--yes");
        if (status == 0) {
            shell.out()
                    .printf(
                            Locale.ROOT,
                            "%,d of them are in the vault, which holds %,d%n",
                            vault.countPresent(Files.readAllLines(FILE_LIST)),
                            vault.count());
        }
        return status;
    }

    private static String throwawaySecret() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    private void show() {
        String query = "select concat_ws(', ', id, handle, email, bio) from users where id in (%s) order by id"
                .formatted(String.join(", ", server.column(DEVELOPMENT, SOME_PEOPLE)));
        print("the same people in production", server.column(PRODUCTION, query));
        print("and in development", server.column(DEVELOPMENT, query));
    }

    private void print(String title, List<String> lines) {
        PrintStream out = shell.out();
        out.println();
        out.println(title);
        lines.forEach(line -> out.println("  " + line));
    }

    private void end(boolean stay) {
        print(
                "where to look",
                List.of(
                        "recipe       " + recipe,
                        "file list    " + FILE_LIST,
                        "production   " + server.url(PRODUCTION),
                        "development  " + server.url(DEVELOPMENT)));
        if (stay) {
            shell.ask("press Enter to end the server");
        } else {
            shell.out().println("the server ends now; -Dexec.args=" + STAY + " keeps it until you press Enter");
        }
    }
}
