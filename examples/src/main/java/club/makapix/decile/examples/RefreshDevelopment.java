package club.makapix.decile.examples;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;

/**
 * Refreshes a development database from production, as a recipe says.
 *
 * <p>Without arguments it shows itself: it starts a PostgreSQL of its own, fills a small production, and refreshes a
 * development database from it.
 */
public final class RefreshDevelopment {
    private RefreshDevelopment() {}

    /** Runs the command; the process ends with 0 if it is done, 1 if it was refused or failed, 2 if it was misused, 3 if only a file has failed. */
    public static void main(String[] arguments) {
        int status = run(Shell.ofProcess(), arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Runs the command and returns its exit status. */
    static int run(Shell shell, String... arguments) {
        if (arguments.length == 0 || List.of(arguments).equals(List.of(Demo.STAY))) {
            return Demo.run(shell, arguments.length > 0);
        }
        CommandLine command = new CommandLine(new RefreshCommand(shell))
                .setOut(new PrintWriter(shell.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(shell.err(), true, StandardCharsets.UTF_8));
        command.setParameterExceptionHandler((misuse, ignored) -> {
            shell.err().println(Misuse.sentence(misuse));
            shell.err().println("--help shows how it is meant");
            return CommandLine.ExitCode.USAGE;
        });
        command.setExecutionExceptionHandler((failure, ignored, parsed) -> {
            shell.err().println(Failure.sentence(failure));
            return CommandLine.ExitCode.SOFTWARE;
        });
        return command.execute(arguments);
    }
}
