package club.makapix.decile.examples;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a run of the command left behind.
 *
 * @param status the exit status
 * @param out what it printed
 * @param err what it complained about
 */
record Run(int status, String out, String err) {
    static final Map<String, String> SECRET =
            Map.of("DECILE_SECRET", "9f2c1b7e5d8a4036c1e7f0a9b3d24c6588d1e0f7a2b94c3d6e5f8091a7b2c3d4");

    static Run refresh(Map<String, String> environment, String... arguments) {
        return run(new BufferedReader(Reader.nullReader()), false, environment, arguments);
    }

    /** Runs the command on a terminal at which somebody answers. */
    static Run answered(String answer, String... arguments) {
        return run(new BufferedReader(new StringReader(answer + "\n")), true, SECRET, arguments);
    }

    private static Run run(BufferedReader in, boolean terminal, Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Shell shell = new Shell(
                in,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                terminal);
        int status = RefreshDevelopment.run(shell, arguments);
        return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
