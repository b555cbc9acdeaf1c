package club.makapix.decile.examples;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Holds what a program gets from whoever starts it, so that a test can be the one.
 *
 * @param in where answers come from
 * @param out where results go
 * @param err where refusals go
 * @param environment the environment variables
 * @param terminal whether a person watches
 */
record Shell(BufferedReader in, PrintStream out, PrintStream err, Map<String, String> environment, boolean terminal) {
    Shell {
        environment = Map.copyOf(environment);
    }

    /** Returns the shell of this process; its streams are UTF-8 whatever the locale. */
    static Shell ofProcess() {
        return new Shell(
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                System.getenv(),
                isTerminal());
    }

    /** Tells whether both ends are a terminal: up to Java 21 there is a console only then, from 22 on it has to be asked. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Console.class.getMethod("isTerminal").invoke(console).equals(true);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /** Returns the first of the environment variables that is set to something. */
    Optional<String> variable(String... names) {
        for (String name : names) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** Prints a question and returns the line that answers it; empty at the end of the input. */
    String ask(String question) {
        out.print(question);
        out.flush();
        try {
            String answer = in.readLine();
            return answer == null ? "" : answer.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
