package club.makapix.decile.examples;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Words what is wrong with the options of a command, and which option was probably meant. */
final class Misuse {
    private Misuse() {}

    /** Returns a sentence. What stands behind an unknown option is not repeated: it may be a URL with a password. */
    static String sentence(ParameterException misuse) {
        CommandLine command = misuse.getCommandLine();
        List<String> left = misuse instanceof UnmatchedArgumentException unmatched
                ? unmatched.getUnmatched()
                : command.getUnmatchedArguments();
        List<String> unknown = left.stream()
                .filter(argument -> argument.startsWith("-"))
                .map(argument -> argument.replaceFirst("=.*", ""))
                .toList();
        return unknown.isEmpty()
                ? String.valueOf(misuse.getMessage())
                : unknown.stream().map(option -> sentence(command, option)).collect(Collectors.joining("\n"));
    }

    private static String sentence(CommandLine command, String option) {
        return new UnmatchedArgumentException(command, List.of(option))
                .getSuggestions().stream()
                        .findFirst()
                        .map(meant -> "%s is not an option; did you mean %s?".formatted(option, meant))
                        .orElse(option + " is not an option");
    }
}
