package club.makapix.decile.anonymize;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Loads the word lists that the module carries; those of {@code words} were taken from Datafaker 2.7.0 once and never change on their own. */
final class WordList {
    static final List<String> ADJECTIVES = load("adjective");
    static final List<String> ANIMALS = load("animal");

    private WordList() {}

    /** Returns the words of a list, sorted. */
    static List<String> load(String name) {
        return lines("words/" + name);
    }

    /** Returns the lines of a list that the module carries. */
    static List<String> lines(String name) {
        String resource = name + ".txt";
        try (InputStream stream = WordList.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the module does not carry " + resource);
            }
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
